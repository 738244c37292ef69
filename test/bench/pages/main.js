// One page for all sections; each section loads on demand.
const SECTIONS = {
  list: () => import('./list.js'),
  tree: () => import('./tree.js'),
  counting: () => import('./counting.js'),
  'looked-at': () => import('./looked-at.js'),
  csv: () => import('./csv.js'),
}

globalThis.bench = async (name, options) => (await SECTIONS[name]()).run(options)
