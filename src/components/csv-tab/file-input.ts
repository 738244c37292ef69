import type { ReactiveController } from 'lit'
import type { ConnectedElement } from '../base/connection.js'

/** Takes a file by drag and drop, and a pasted list, anywhere on the element. */
export class FileInput implements ReactiveController {
  readonly #host: ConnectedElement
  readonly #onInput: (input: File | string) => void
  #isOver = false

  constructor(host: ConnectedElement, onInput: (input: File | string) => void) {
    this.#host = host
    this.#onInput = onInput
    host.addController(this)
  }

  /** Whether a file is dragged over the element. */
  get isOver(): boolean {
    return this.#isOver
  }

  hostConnected(): void {
    this.#host.addEventListener('dragover', this.#onDragover)
    this.#host.addEventListener('dragleave', this.#onDragleave)
    this.#host.addEventListener('drop', this.#onDrop)
    this.#host.addEventListener('paste', this.#onPaste)
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('dragover', this.#onDragover)
    this.#host.removeEventListener('dragleave', this.#onDragleave)
    this.#host.removeEventListener('drop', this.#onDrop)
    this.#host.removeEventListener('paste', this.#onPaste)
  }

  #setOver(isOver: boolean): void {
    if (this.#isOver === isOver) return
    this.#isOver = isOver
    this.#host.requestUpdate()
  }

  readonly #onDragover = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    this.#setOver(true)
  }

  readonly #onDragleave = (event: DragEvent): void => {
    if (event.relatedTarget === null || !this.#host.contains(event.relatedTarget as Node)) this.#setOver(false)
  }

  readonly #onDrop = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    this.#setOver(false)
    const [file] = event.dataTransfer.files
    if (file !== undefined) this.#onInput(file)
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    const [file] = event.clipboardData?.files ?? []
    const text = event.clipboardData?.getData('text') ?? ''
    if (file === undefined && text.trim() === '') return
    event.preventDefault()
    this.#onInput(file ?? text)
  }
}
