import { ContextProvider } from '@lit/context'
import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite'
import { html } from 'lit'
import { ref } from 'lit/directives/ref.js'
import cem from '../custom-elements.json'
import { isFromRight } from '../src/components/base/words.js'
import { defineElements, wordsContext } from '../src/elements.js'
import { CATALOGUES, type Language, wordsIn } from '../stories/languages.js'
import type { World } from '../stories/world.js'
import css from './preview.css?inline'

defineElements()
setCustomElementsManifest(cem)

const sheet = new CSSStyleSheet()
sheet.replaceSync(css)
document.adoptedStyleSheets.push(sheet)

const stages = new WeakMap<Element, ContextProvider<typeof wordsContext>>()

/** Provides the messages to all elements of a story, as a portal with one provider does. */
const speaking = (language: Language) =>
  ref((stage) => {
    if (!(stage instanceof HTMLElement)) return
    const provider = stages.get(stage) ?? new ContextProvider(stage, { context: wordsContext })
    stages.set(stage, provider)
    provider.setValue(wordsIn(language))
  })

const toolbar = (title: string, icon: 'contrast' | 'transfer' | 'menu' | 'mobile' | 'globe', items: readonly string[]) => ({
  description: title,
  toolbar: { title, icon, items: [...items], dynamicTitle: true },
})

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    // Only stories with args have controls, because sessions and tags of elements cannot be edited there.
    controls: { expanded: true, disable: true },
    docs: { story: { inline: true } },
  },
  initialGlobals: { scheme: 'light', direction: 'ltr', density: 'comfortable', width: 'full', locale: 'en' },
  globalTypes: {
    scheme: toolbar('Colour scheme', 'contrast', ['light', 'dark']),
    locale: toolbar('Language', 'globe', Object.keys(CATALOGUES)),
    direction: toolbar('Direction', 'transfer', ['ltr', 'rtl']),
    density: toolbar('Density', 'menu', ['comfortable', 'compact']),
    width: toolbar('Width', 'mobile', ['full', '360', '800', '1440']),
  },
  decorators: [
    (story, { globals: { scheme, direction, density, width, locale } }) => html`
      <div
        class="stage"
        lang=${wordsIn(locale).language}
        dir=${isFromRight(wordsIn(locale).language) ? 'rtl' : direction}
        data-scheme=${scheme}
        data-density=${density}
        data-width=${width}
        data-locale=${locale}
        ${speaking(locale)}
      >${story()}</div>
    `,
  ],
  // the session is disposed with its story
  beforeEach: ({ loaded }) => {
    const world = loaded.world as World | undefined
    return () => world?.dispose()
  },
}

export default preview
