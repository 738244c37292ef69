// One page for all sections: each is loaded when it is asked for.
const SECTIONS = {
  list: () => import('./list.js'),
  tree: () => import('./tree.js'),
  counting: () => import('./counting.js'),
  csv: () => import('./csv.js'),
}

globalThis.bench = async (name, options) => (await SECTIONS[name]()).run(options)
