import { expect } from '@open-wc/testing'
import { setProjectAnnotations } from '@storybook/web-components-vite'
import { setViewport } from '@web/test-runner-commands'
import { composeStories } from 'storybook/preview-api'
import preview from '../.storybook/preview.js'
import { underPolicy } from './under-policy.js'

interface Composed {
  run(options: { canvasElement: HTMLElement }): Promise<void>
  tags: readonly string[]
  parameters: { a11y?: { config?: { rules?: readonly { id: string; enabled: boolean }[] } } }
}
type Module = Record<string, unknown>

const modules = import.meta.glob<Module>('../stories/**/*.stories.ts', { eager: true })

/** The stories of a file under these choices of the toolbar. */
const storiesOf = (module: Module, globals: Record<string, string> = {}): [string, Composed][] => {
  const project = setProjectAnnotations([preview, { initialGlobals: { ...preview.initialGlobals, ...globals } }])
  return Object.entries(composeStories(module as never, project as never))
}

/** What axe finds is in the markup and the styles, and takes it longer than a story plays: one engine is enough. */
const isInspected = navigator.userAgent.includes('Chrome')

/** Plays it, then axe looks at it, but for the rules that the story itself puts off. */
const playAndInspect = async (story: Composed, globals: Record<string, string> = {}): Promise<void> => {
  const ignoredRules = story.parameters.a11y?.config?.rules?.filter(({ enabled }) => !enabled).map(({ id }) => id) ?? []
  const canvasElement = document.createElement('main')
  document.body.append(canvasElement)
  try {
    await story.run({ canvasElement })
    const stage = canvasElement.querySelector<HTMLElement>('.stage')
    for (const [name, value] of Object.entries(globals)) expect(name === 'direction' ? stage?.dir : stage?.dataset[name]).to.equal(value)
    if (isInspected) await expect(canvasElement).to.be.accessible({ ignoredRules })
  } finally {
    canvasElement.remove()
  }
}

before(() => setViewport({ width: 1280, height: 900 }))
underPolicy()

describe(isInspected ? 'stories play, and axe finds nothing' : 'stories play', () => {
  for (const [file, module] of Object.entries(modules)) {
    describe(file.replace(/^.*\/|\.stories\.ts$/g, ''), () => {
      for (const [name, story] of storiesOf(module)) it(name, () => playAndInspect(story))
    })
  }
})

/** Contrast and order can differ there; the plays do not. */
const LOOKS = isInspected ? { dark: { scheme: 'dark' }, 'right to left': { direction: 'rtl' } } : {}

for (const [look, globals] of Object.entries(LOOKS)) {
  describe(`axe finds nothing: ${look}`, () => {
    for (const [file, module] of Object.entries(modules)) {
      for (const [name, story] of storiesOf(module, globals))
        if (story.tags.includes('every-look'))
          it(`${file.replace(/^.*\/|\.stories\.ts$/g, '')} ${name}`, () => playAndInspect(story, globals))
    }
  })
}
