import { noChange } from 'lit'
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js'

/** Values of custom properties; `undefined` removes the property. */
export type CssVars = Readonly<Record<`--${string}`, string | undefined>>

class CssVarsDirective extends Directive {
  readonly #set = new Map<string, string>()

  constructor(info: PartInfo) {
    super(info)
    if (info.type !== PartType.ELEMENT) throw new TypeError('[backup-start] cssVars: stands in the tag of an element')
  }

  render(_vars: CssVars) {
    return noChange
  }

  override update(part: ElementPart, [vars]: [CssVars]) {
    const { style } = part.element as HTMLElement
    for (const name of this.#set.keys()) {
      if (vars[name as `--${string}`] !== undefined) continue
      style.removeProperty(name)
      this.#set.delete(name)
    }
    for (const name in vars) {
      const value = vars[name as `--${string}`]
      if (value === undefined || this.#set.get(name) === value) continue
      style.setProperty(name, value)
      this.#set.set(name, value)
    }
    return noChange
  }
}

/**
 * Sets custom properties of an element: ``html`<i ${cssVars({ '--_share': '20%' })}></i>` ``. Unlike `style=`, this works under a strict
 * CSP.
 */
export const cssVars = directive(CssVarsDirective)
