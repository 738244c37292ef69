import { tokens } from './tokens.mjs'

/** Keeps only public members. Private, protected and cosmetic members are not part of the API. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.declarations = module.declarations.filter((declaration) => declaration.customElement)
      for (const declaration of module.declarations) {
        // `@fires` tags describe events without a literal name
        declaration.events = declaration.events?.filter(({ name }) => name !== undefined)
        declaration.members = declaration.members?.filter(
          (member) =>
            member.kind === 'field' &&
            member.privacy === undefined &&
            !member.name.startsWith('#') &&
            !member.static &&
            member.name !== 'tags',
        )
        // `defineLazyElement` is not published, so the manifest shows its classes as plain LitElements.
        if (declaration.mixins?.some(({ name }) => name === 'defineLazyElement')) {
          delete declaration.mixins
          declaration.superclass = { name: 'LitElement', package: 'lit' }
          for (const member of [...declaration.members, ...declaration.attributes]) delete member.inheritedFrom
        }
      }
    }
    customElementsManifest.modules = customElementsManifest.modules.filter((module) => module.declarations.length > 0)
  },
}

/** Adds the shared tokens to every element. */
const withTokens = {
  name: 'with-tokens',
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of customElementsManifest.modules.flatMap(({ declarations }) => declarations))
      declaration.cssProperties = [...(declaration.cssProperties ?? []), ...tokens]
  },
}

/** Names modules by their published paths. */
const asPublished = {
  name: 'as-published',
  packageLinkPhase({ customElementsManifest }) {
    const published = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js')
    for (const module of customElementsManifest.modules) {
      module.path = published(module.path)
      for (const { declaration } of module.exports) declaration.module = published(declaration.module)
    }
  },
}

export default {
  globs: ['src/components/**/*.ts'],
  exclude: ['src/components/messages/**'],
  outdir: '.',
  litelement: true,
  plugins: [publicOnly, withTokens, asPublished],
}
