import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite'
import { html } from 'lit'
import cem from '../custom-elements.json'
import { defineElements } from '../src/components/index.js'
import type { World } from '../stories/world.js'
import css from './preview.css?inline'

defineElements()
setCustomElementsManifest(cem)

const sheet = new CSSStyleSheet()
sheet.replaceSync(css)
document.adoptedStyleSheets.push(sheet)

const toolbar = (title: string, icon: 'contrast' | 'transfer' | 'menu' | 'mobile', items: readonly string[]) => ({
  description: title,
  toolbar: { title, icon, items: [...items], dynamicTitle: true },
})

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: { story: { inline: true } },
  },
  initialGlobals: { scheme: 'light', direction: 'ltr', density: 'compact', width: 'full' },
  globalTypes: {
    scheme: toolbar('Colour scheme', 'contrast', ['light', 'dark']),
    direction: toolbar('Direction', 'transfer', ['ltr', 'rtl']),
    density: toolbar('Density', 'menu', ['compact', 'comfortable']),
    width: toolbar('Width', 'mobile', ['full', '360', '800', '1440']),
  },
  decorators: [
    (story, { globals: { scheme, direction, density, width } }) => html`
      <div class="stage" dir=${direction} data-scheme=${scheme} data-density=${density} data-width=${width}>${story()}</div>
    `,
  ],
  // a story's session ends with it
  beforeEach: ({ loaded }) => {
    const world = loaded.world as World | undefined
    return () => world?.dispose()
  },
}

export default preview
