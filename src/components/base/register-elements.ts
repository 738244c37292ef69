import { LitElement, type RenderOptions } from 'lit'
import { TAG_NAMES, type TagKey, type Tags, tagsWith } from './tags.js'

export interface DefineOptions {
  /** Suffix of all tag names: `v2` gives `<backup-start-page-v2>`, `<selection-box-v2>`, … Letters, digits and hyphens only. */
  suffix?: string | undefined
  /** Registry to define the elements in. Default: the registry of the document. */
  registry?: CustomElementRegistry | undefined
}

interface ElementClass {
  shadowRootOptions: ShadowRootInit
  new (): LitElement & { tags: Tags }
}

/** Creates a subclass of an element class for another suffix or registry, because a class can be registered under one name only. */
const variant = (Base: ElementClass, tags: Tags, registry: CustomElementRegistry): ElementClass => {
  if (registry === globalThis.customElements) {
    return class extends Base {
      override tags = tags
    }
  }
  const scoped = { customElementRegistry: registry }
  return class extends Base {
    static override shadowRootOptions = { ...LitElement.shadowRootOptions, ...scoped }
    override tags = tags
    override readonly renderOptions: RenderOptions = {
      ...this.renderOptions,
      // The document that imports a template creates its elements, in the registry of that document.
      creationScope: { importNode: (node: Node) => document.importNode(node, scoped as unknown as boolean) } as Document,
    }
  }
}

/** Classes by the key of their tag. */
export type ElementClasses = Readonly<Partial<Record<TagKey, ElementClass>>>

/** Registers classes of elements. */
export const registerElements = (
  classes: ElementClasses,
  { suffix = '', registry = globalThis.customElements }: DefineOptions = {},
): void => {
  const tags = tagsWith(suffix)
  if (registry === undefined) return
  const taken: string[] = []
  for (const [key, Base] of Object.entries(classes) as [TagKey, ElementClass][]) {
    const name = suffix === '' ? TAG_NAMES[key] : `${TAG_NAMES[key]}-${suffix}`
    const existing = registry.get(name)
    const isPlain = suffix === '' && registry === globalThis.customElements
    if (existing === undefined) registry.define(name, isPlain ? Base : variant(Base, tags, registry))
    else if (existing !== Base && !(existing.prototype instanceof Base)) taken.push(name)
  }
  if (taken.length > 0)
    console.warn(
      `[backup-start] defineElements: already registered by others, left as they are: ${taken.join(', ')}. A suffix avoids this.`,
    )
}
