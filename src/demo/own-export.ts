import { isBackupError } from '../core/index.js'
import { type ImportedTenant, importTenant } from '../memory.js'

const element = <T extends HTMLElement>(id: string): T | null => document.querySelector<T>(`#${id}`)

/** Imports dropped or chosen exports into a tenant in the browser. Nothing is sent to a server. */
export const setUpOwnExport = (onTenant: (tenant: ImportedTenant) => void): void => {
  const drop = element<HTMLButtonElement>('drop')
  const files = element<HTMLInputElement>('files')
  const state = element('own-state')
  const details = document.querySelector<HTMLDetailsElement>('.demo')
  const showState = (text: string): void => {
    if (state !== null) state.textContent = text
  }

  const read = async (chosen: readonly File[]): Promise<void> => {
    if (chosen.length === 0) return
    if (details !== null) details.open = true
    showState('Reading…')
    try {
      const tenant = await importTenant(chosen)
      const domains = tenant.clouds.flatMap((cloud) => cloud.domains)
      const users = domains.reduce((sum, domain) => sum + domain.users.length, 0)
      const problems = tenant.problems.length
      showState(
        `${users.toLocaleString()} users in ${domains.map(({ name }) => name).join(', ')}.${
          problems === 0
            ? ''
            : ` ${problems.toLocaleString()} lines were skipped or repaired. First: line ${tenant.problems[0]?.line} of ${tenant.problems[0]?.file}, “${tenant.problems[0]?.text}”.`
        }`,
      )
      onTenant(tenant)
    } catch (error) {
      showState(isBackupError(error) ? error.reason : String(error))
    }
  }

  drop?.addEventListener('click', () => files?.click())
  files?.addEventListener('change', () => {
    const chosen = [...(files.files ?? [])]
    files.value = ''
    read(chosen)
  })
  // The CSV tab handles its own drops and calls preventDefault.
  const isFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true && !event.defaultPrevented
  const overPanel = (event: DragEvent): boolean => event.target instanceof Element && event.target.closest('.portal') !== null
  document.addEventListener('dragover', (event) => {
    if (!isFiles(event)) return
    event.preventDefault()
    document.body.classList.add('dragging')
    drop?.classList.toggle('over', overPanel(event))
  })
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) document.body.classList.remove('dragging')
  })
  document.addEventListener('drop', (event) => {
    document.body.classList.remove('dragging')
    if (!isFiles(event)) return
    event.preventDefault()
    if (overPanel(event)) read([...(event.dataTransfer?.files ?? [])])
  })
}
