import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, fn, userEvent } from 'storybook/test'
import type { BackupScopePicker } from '../src/elements.js'
import { silent } from '../test/worlds/adapters.js'
import { sampleTenant, tenantOf } from '../test/worlds/tenants.js'
import { choose, open, type Screen, until } from './screen.js'
import { world } from './world.js'

type Story = StoryObj<BackupScopePicker>

/** Waits for the selects and returns them. */
const selects = async (page: Screen) => {
  await until(() => page.all('combobox').every((select) => !(select as HTMLSelectElement).disabled), 'clouds and domains')
  return {
    cloud: (await page.find('combobox', 'Cloud')) as HTMLSelectElement,
    domain: (await page.find('combobox', 'Domain')) as HTMLSelectElement,
  }
}

const meta: Meta<BackupScopePicker> = {
  title: 'Scope picker',
  component: 'backup-scope-picker',
  render: ({ locale }, { loaded }) => html`<backup-scope-picker .session=${loaded.world.session} .locale=${locale}></backup-scope-picker>`,
}
export default meta

/** Chooses the cloud first, then one of its domains. */
export const Sample: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, session } = open(context)
    const onChange = fn((event: HTMLElementEventMap['backup-scope-change']) => event.detail.scope.domainId)
    context.canvasElement.addEventListener('backup-scope-change', onChange)
    const { cloud, domain } = await selects(page)
    await expect(cloud).toHaveValue('google')
    await choose(domain, 'example.org')
    await until(() => session.scope.value?.domainId === 'example.org', 'the other domain')
    await until(() => onChange.mock.results[0]?.value === 'example.org', 'the event')
    await choose(cloud, 'microsoft')
    await until(() => session.scope.value?.domainId === 'harbour.example', 'the other cloud')
    await until(() => domain.value === 'harbour.example', 'its first domain shown')
  },
}

export const Loading: Story = {
  loaders: [world({ faults: silent(['listClouds']) })],
  play: async (context) => {
    const { page } = open(context)
    await expect(await page.find('combobox', 'Cloud')).toBeDisabled()
    await expect(await page.find('combobox', 'Domain')).toBeDisabled()
  },
}

/** Asks for confirmation before the box is cleared. */
export const AsksFirst: Story = {
  tags: ['every-look'],
  loaders: [world({ before: ({ session }) => session.selection.put([{ kind: 'user', id: 'u1' }]) })],
  play: async (context) => {
    const { page, session } = open(context)
    const { domain } = await selects(page)
    await choose(domain, 'example.org')
    await page.find('dialog', 'Switch to example.org in Google Workspace?')
    await page.find('button', 'Switch to example.org')
    await expect(session.scope.value?.domainId).toBe('example.com')
  },
}

/** After Stay here, the selects show the current scope. */
export const Stays: Story = {
  loaders: [world({ before: ({ session }) => session.selection.put([{ kind: 'user', id: 'u1' }]) })],
  play: async (context) => {
    const { page, session } = open(context)
    const { domain } = await selects(page)
    await choose(domain, 'example.org')
    await userEvent.click(await page.find('button', 'Stay here'))
    await page.gone('dialog')
    await until(() => domain.value === 'example.com', 'the domain that holds')
    await expect(session.selection.items.value).toHaveLength(1)
  },
}

const withoutDomains = {
  ...sampleTenant(),
  clouds: [...sampleTenant().clouds, { id: 'empty', name: 'Acquired', kind: 'microsoft-365', domains: [] } as const],
}

export const CloudWithoutDomains: Story = {
  loaders: [world({ tenant: withoutDomains })],
  play: async (context) => {
    const cloud = (await open(context).page.find('combobox', 'Cloud')) as HTMLSelectElement
    const option = await until(() => [...cloud.options].find(({ value }) => value === 'empty'), 'the cloud')
    await expect(option).toHaveTextContent('Acquired (no domains)')
    await expect(option).toBeDisabled()
  },
}

export const Hostile: Story = {
  loaders: [world({ tenant: tenantOf({ name: `<b>${'very-'.repeat(30)}long.example</b>` }) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('long.example</b>')
    await expect(page.count('b')).toBe(0)
  },
}

export const Narrow: Story = { ...Sample, globals: { width: '360' } }
