import { noChange } from 'lit'
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js'

class PlaceAtDirective extends Directive {
  #y: number | undefined

  constructor(info: PartInfo) {
    super(info)
    if (info.type !== PartType.ELEMENT) throw new TypeError('[backup-start] placeAt: stands in the tag of an element')
  }

  render(_y: number) {
    return noChange
  }

  override update(part: ElementPart, [y]: [number]) {
    if (y === this.#y) return noChange
    this.#y = y
    const { style } = part.element as HTMLElement
    style.transform = `translateY(${y}px)`
    return noChange
  }
}

/**
 * Moves an element down by `y` px. Sets the transform itself, because a custom property is inherited and would restyle each element of the
 * row. Unlike `style=`, this works under a strict CSP.
 */
export const placeAt = directive(PlaceAtDirective)
