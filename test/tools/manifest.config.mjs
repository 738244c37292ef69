/** Public members only: what is private, protected or looks only is no part of an element's description. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.declarations = module.declarations.filter((declaration) => declaration.customElement)
      for (const declaration of module.declarations) {
        declaration.members = declaration.members?.filter(
          (member) =>
            member.kind === 'field' &&
            member.privacy === undefined &&
            !member.name.startsWith('#') &&
            !member.static &&
            member.name !== 'tags',
        )
      }
    }
    customElementsManifest.modules = customElementsManifest.modules.filter((module) => module.declarations.length > 0)
  },
}

export default {
  globs: ['src/components/**/*.ts'],
  exclude: ['src/components/messages/**'],
  outdir: '.',
  litelement: true,
  plugins: [publicOnly],
}
