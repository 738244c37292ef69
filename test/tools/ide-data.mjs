// Writes the editors' data from the manifest: dist/html-custom-data.json and dist/css-custom-data.json for VS Code,
// dist/web-types.json for JetBrains. Needs `npm run manifest` and `vite build` before.
import { readFileSync, writeFileSync } from 'node:fs'
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration'
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration'

const path = (name) => new URL(`../../${name}`, import.meta.url)
const read = (name) => JSON.parse(readFileSync(path(name), 'utf8'))
/** Removes the indentation of a file, because nobody reads the file in the package. */
const compact = (name) => writeFileSync(path(name), `${JSON.stringify(read(name))}\n`)

const manifest = read('custom-elements.json')

/** Lists every shared token once. Both generators copy the tokens to each element, so editors would offer each token ten times. */
const listEachPropertyOnce = ({ modules, ...rest }) => {
  const seen = new Set()
  const isNew = ({ name }) => !seen.has(name) && seen.add(name)
  const once = (declaration) => ({ ...declaration, cssProperties: (declaration.cssProperties ?? []).filter(isNew) })
  return { ...rest, modules: modules.map((module) => ({ ...module, declarations: module.declarations.map(once) })) }
}

const options = { outdir: 'dist', hideCssPropertiesDocs: true, hideLogs: true }
generateVsCodeCustomElementData(listEachPropertyOnce(manifest), {
  ...options,
  htmlFileName: 'html-custom-data.json',
  cssFileName: 'css-custom-data.json',
})
generateJetBrainsWebTypes(listEachPropertyOnce(manifest), { ...options, webTypesFileName: 'web-types.json', packageJson: false })
for (const name of ['custom-elements.json', 'dist/web-types.json', 'dist/html-custom-data.json', 'dist/css-custom-data.json']) compact(name)
