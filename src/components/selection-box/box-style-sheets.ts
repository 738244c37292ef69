import { controls, tokens } from '../base/tokens.js'
import { dialogStyles } from '../parts/dialog.js'
import { menuStyles } from '../parts/menu.js'
import { moreItemsStyles } from '../parts/more-items.js'
import { simulationBadgeStyles } from '../parts/simulation-badge.js'
import { windowingStyles } from '../parts/windowing.styles.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'
import { creditMeterStyles } from './credit-meter.styles.js'
import { emptyBoxStyles } from './empty-box.styles.js'
import { itemListStyles } from './item-list.styles.js'
import { reviewStyles } from './review.styles.js'
import { runCardStyles } from './run-card.styles.js'
import { styles } from './selection-box.styles.js'
import { startStyles } from './start-bar.styles.js'

/** Style sheets of `<selection-box>`, in the order in which later ones override earlier ones. */
export const boxStyleSheets = [
  tokens,
  controls,
  simulationBadgeStyles,
  windowingStyles,
  noticeStyles,
  menuStyles,
  dialogStyles,
  reviewStyles,
  moreItemsStyles,
  itemListStyles,
  creditMeterStyles,
  styles,
  emptyBoxStyles,
  startStyles,
  runCardStyles,
]
