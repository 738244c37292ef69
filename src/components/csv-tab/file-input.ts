import type { ReactiveController } from 'lit'
import type { ConnectedElement } from '../base/connection.js'

/** Returns whether the element accepts this data: files, or selected text of another window. */
const isTaken = (data: DataTransfer | null): data is DataTransfer =>
  data?.types.includes('Files') === true || data?.types.includes('text/plain') === true

/** Returns true for an event in a text field. */
const isInField = (event: Event): boolean => {
  const [target] = event.composedPath()
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'file')
}

/** Accepts a file or text by drag and drop, and a pasted list, anywhere on the element. */
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

  /** Passes the first file or the text to the host. Returns false if there is neither. */
  #take(data: DataTransfer): boolean {
    const [file] = data.files
    const text = data.getData('text/plain')
    if (file === undefined && text.trim() === '') return false
    this.#onInput(file ?? text)
    return true
  }

  #setOver(isOver: boolean): void {
    if (this.#isOver === isOver) return
    this.#isOver = isOver
    this.#host.requestUpdate()
  }

  readonly #onDragover = (event: DragEvent): void => {
    if (!isTaken(event.dataTransfer) || isInField(event)) return
    event.preventDefault()
    this.#setOver(true)
  }

  readonly #onDragleave = (event: DragEvent): void => {
    if (event.relatedTarget === null || !this.#host.contains(event.relatedTarget as Node)) this.#setOver(false)
  }

  readonly #onDrop = (event: DragEvent): void => {
    if (!isTaken(event.dataTransfer) || isInField(event)) return
    event.preventDefault()
    this.#setOver(false)
    this.#take(event.dataTransfer)
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    if (event.clipboardData === null || isInField(event)) return
    if (this.#take(event.clipboardData)) event.preventDefault()
  }
}
