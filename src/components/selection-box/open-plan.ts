import { html, nothing, type TemplateResult } from 'lit'
import { sameScope } from '../../core/for-components.js'
import { type BackupError, type BackupSession, type Item, type PlanProblem, toBackupError } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import type { ModalDialog } from '../parts/dialog.js'
import { renderMoreItems } from '../parts/more-items.js'
import { distinctWords } from './item-words.js'
import { differenceOf, outlineOf } from './plan-difference.js'

const SHOWN = 5

/** Reason why a plan could not be opened. `what` returns the text in the current language. */
export interface PlanFailure {
  what: () => string
  error?: BackupError
}

interface PlanHost {
  session: BackupSession
  link: Connection
  dialog: ModalDialog
  /** Called after the plan has replaced the box. `render` renders the problems of the plan, if it has any. */
  onProblems(render: (() => TemplateResult) | undefined): void
  onFail(failure: PlanFailure): void
}

const renderItems = (link: Connection, title: string, items: readonly Item[], words: ReadonlyMap<Item, string>): unknown => {
  if (items.length === 0) return nothing
  const line = (item: Item, text: string | undefined): unknown => [item.isException === true ? `${link.t('exceptTitle')} ` : nothing, text]
  return html`
    <h3>${title}</h3>
    <ul>
      ${items.slice(0, SHOWN).map((item) => html`<li>${line(item, words.get(item))}</li>`)}
    </ul>
    ${renderMoreItems(link, items.length - SHOWN, (count) => {
      const further = items.slice(SHOWN, SHOWN + count)
      return distinctWords(link, further).map((text, at) => line(further[at] as Item, text))
    })}
  `
}

const renderProblems = (link: Connection, problems: readonly PlanProblem[]): TemplateResult => {
  const { t } = link
  const lines = (from: number, count: number): readonly string[] => {
    const some = problems.slice(from, from + count)
    const labels = distinctWords(
      link,
      some.map(({ item }) => item),
    )
    return some.map(({ reason }, at) => t('planProblem', { label: labels[at] ?? '', reason }))
  }
  return html`
    <div class="words">
      <div role="alert">
        ${t('planProblems', { count: problems.length })}
        <ul>
          ${lines(0, SHOWN).map((line) => html`<li>${line}</li>`)}
        </ul>
      </div>
      ${renderMoreItems(link, problems.length - SHOWN, (count) => lines(SHOWN, count))}
    </div>
  `
}

/** Opens a dialog that shows how the plan would change the box, and applies it on confirmation. */
export const openPlan = (text: string, { session, link, dialog, onProblems, onFail }: PlanHost): void => {
  const { t } = link
  let plan: unknown
  try {
    plan = JSON.parse(text)
  } catch {}
  const outline = outlineOf(plan)
  if (outline === undefined) {
    onFail({ what: () => t('planNotOne') })
    return
  }
  if (!sameScope(outline.scope, session.scope.value)) {
    const cloud = session.clouds.value.find(({ id }) => id === outline.scope.cloudId)
    const domain = cloud?.domains.find(({ id }) => id === outline.scope.domainId)?.name ?? outline.scope.domainId
    onFail({ what: () => t('planOtherScope', { domain }) })
    return
  }
  const { adds, removes } = differenceOf(session.selection.items.value, outline.items)
  const shown = [...adds.slice(0, SHOWN), ...removes.slice(0, SHOWN)]
  const lines = distinctWords(link, shown)
  const words = new Map(shown.map((item, at) => [item, lines[at] as string]))
  const outlineNow = outlineOf(session.plan())
  // a plan without a filter keeps the filter of the page
  const filters = outline.filter.join('\n') === outlineNow?.filter.join('\n') ? 0 : outline.filter.length
  const hasSameItems = adds.length === 0 && removes.length === 0
  const isSame = hasSameItems && filters === 0
  const onReplace = async (): Promise<void> => {
    dialog.close()
    try {
      const problems = await session.applyPlan(plan)
      onProblems(problems.length === 0 ? undefined : () => renderProblems(link, problems))
    } catch (error) {
      onFail({ what: () => t('planFailed'), error: toBackupError(error) })
    }
  }
  dialog.open({
    title: () => t('planTitle'),
    body: () => html`
      <p>
        ${hasSameItems ? t('planSame') : t('planDifference', { adds: adds.length, removes: removes.length })}
        ${filters > 0 ? t('planFilter', { count: filters }) : nothing}
      </p>
      ${renderItems(link, t('planAdded'), adds, words)} ${renderItems(link, t('planRemoved'), removes, words)}
    `,
    actions: () => html`
      <button part="button" type="button" class="button" @click=${() => dialog.close()}>${t(isSame ? 'close' : 'cancel')}</button>
      ${isSame ? nothing : html`<button part="button primary" type="button" class="button primary" @click=${onReplace}>${t('planReplace')}</button>`}
    `,
  })
}
