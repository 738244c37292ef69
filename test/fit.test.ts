import { setProjectAnnotations } from '@storybook/web-components-vite'
import { setViewport } from '@web/test-runner-commands'
import { composeStories } from 'storybook/preview-api'
import preview from '../.storybook/preview.js'
import { isFromRight } from '../src/components/base/words.js'
import type { Messages } from '../src/elements.js'
import { CATALOGUES, type Language } from '../stories/languages.js'
import { everything } from './components/find.js'
import { fitFindings } from './fit.js'
import { mediaFeatures } from './inspect.js'

interface Composed {
  run(options: { canvasElement: HTMLElement }): Promise<void>
}
type Module = Record<string, unknown>

const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja', 'ar', 'he', 'it', 'ko', 'nl', 'pl', 'pt', 'zh'] as const
/** Languages tested on wider pages. Each language is tested on narrow pages, where a text that is too long shows first. */
const WIDER = ['en', 'de', 'fr', 'es', 'ja', 'ar'] as const
const WIDTHS = ['360', '800', '1440'] as const
const LANGUAGES_AT = { 360: LANGUAGES, 800: WIDER, 1440: WIDER } as const

const modules = import.meta.glob<Module>('../stories/**/*.stories.ts', { eager: true })
const project = setProjectAnnotations([preview])
const storiesOf = (module: Module): [string, Composed][] => Object.entries(composeStories(module as never, project as never))

const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

const setLanguage = (root: Element, messages: Messages): void => {
  for (const element of everything(root)) {
    if ('messages' in element && element.getRootNode() === document)
      (element as { messages: Partial<Messages> | undefined }).messages = messages
  }
}

/** Languages whose letters are as wide as the em square. */
const IDEOGRAPHIC = /^(ja|ko|zh)$/

/** Without a Japanese font, the fallback glyphs are narrower than the em square of Japanese letters. */
const missingWidth = (): number => {
  const probe = document.createElement('span')
  probe.textContent = '表示'
  probe.setAttribute('style', 'font: 100px system-ui, "Open Sans", sans-serif; position: absolute')
  document.body.append(probe)
  const width = probe.getBoundingClientRect().width / 200
  probe.remove()
  return Math.max(0, 1 - width)
}

/**
 * Returns the language of a story that sets one, because the other stories cover the others. The pseudo-locale is not measured: its texts
 * are longer than those of any language.
 */
const ownLanguage = ({ dataset: { locale = 'en' } }: HTMLElement): readonly string[] | undefined =>
  locale === 'en' ? undefined : locale === 'pseudo' ? [] : [locale]

/** Plays the story, then measures it in every language and width. */
const measure = async (story: Composed): Promise<void> => {
  const canvasElement = document.createElement('main')
  document.body.append(canvasElement)
  try {
    await story.run({ canvasElement })
    const stage = canvasElement.querySelector<HTMLElement>('.stage')
    if (stage === null) throw new Error('The story has no stage.')
    const findings: string[] = []
    const own = ownLanguage(stage)
    for (const width of WIDTHS) {
      stage.dataset.width = width
      // Rows and columns follow a new width one frame later.
      await painted()
      for (const language of own ?? LANGUAGES_AT[width]) {
        stage.dir = isFromRight(language) ? 'rtl' : 'ltr'
        stage.style.letterSpacing = IDEOGRAPHIC.test(language) ? `${missingWidth()}em` : ''
        if (own === undefined) setLanguage(stage, CATALOGUES[language as Language])
        await painted()
        findings.push(...fitFindings(canvasElement).map((finding) => `${language} at ${width} px: ${finding}`))
      }
    }
    if (findings.length > 0) throw new Error(`${findings.length} findings\n${findings.slice(0, 12).join('\n')}`)
  } finally {
    canvasElement.remove()
  }
}

const isMeasured = navigator.userAgent.includes('Chrome')

;(isMeasured ? describe : describe.skip)('stories fit in every language at 360, 800 and 1440 px', () => {
  before(async () => {
    await setViewport({ width: 1500, height: 1000 })
    await mediaFeatures({ 'prefers-reduced-motion': 'reduce' })
  })
  after(() => mediaFeatures())
  for (const [file, module] of Object.entries(modules)) {
    describe(file.replace(/^.*\/|\.stories\.ts$/g, ''), () => {
      for (const [name, story] of storiesOf(module)) it(name, () => measure(story))
    })
  }
})
