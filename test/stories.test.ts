import { setProjectAnnotations } from '@storybook/web-components-vite'
import { setViewport } from '@web/test-runner-commands'
import { composeStories } from 'storybook/preview-api'
import preview from '../.storybook/preview.js'
import { inspect, WIDE } from './inspect.js'
import { watchStatus } from './status.js'
import { underPolicy } from './under-policy.js'

interface Composed {
  run(options: { canvasElement: HTMLElement }): Promise<void>
  parameters: { a11y?: { config?: { rules?: readonly { id: string; enabled: boolean }[] } } }
}
type Module = Record<string, unknown>

const modules = import.meta.glob<Module>('../stories/**/*.stories.ts', { eager: true })
const project = setProjectAnnotations([preview])
const storiesOf = (module: Module): [string, Composed][] => Object.entries(composeStories(module as never, project as never))

/** axe findings depend only on markup and styles, and axe takes longer than the story, so one engine is enough. */
const isInspected = navigator.userAgent.includes('Chrome')

/** Plays a story, then inspects it in every look, except for the rules that the story disables. */
const playAndInspect = async (story: Composed): Promise<void> => {
  const ignoredRules = story.parameters.a11y?.config?.rules?.filter(({ enabled }) => !enabled).map(({ id }) => id) ?? []
  const canvasElement = document.createElement('main')
  document.body.append(canvasElement)
  try {
    const status = isInspected ? watchStatus(canvasElement) : undefined
    await story.run({ canvasElement })
    const unsaid = (await status?.findings()) ?? []
    if (isInspected) await inspect(canvasElement, ignoredRules, unsaid)
  } finally {
    canvasElement.remove()
  }
}

before(() => setViewport(WIDE))
underPolicy()

describe(isInspected ? 'stories play, and no check of accessibility finds anything in any look' : 'stories play', () => {
  for (const [file, module] of Object.entries(modules)) {
    describe(file.replace(/^.*\/|\.stories\.ts$/g, ''), () => {
      for (const [name, story] of storiesOf(module)) it(name, () => playAndInspect(story))
    })
  }
})
