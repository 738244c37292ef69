import type { Tenant } from '../src/memory.js'
import { tenantOf } from '../test/worlds/tenants.js'
import { person } from './world.js'

const LONG = 'Maximiliane-Alexandrina Christiane Wilhelmine Friederike von und zu Hohenlohe-Waldenburg-Schillingsfürst-Langenburg'
/** Overrides the direction of the following text unless the text is isolated. */
const OVERRIDE = '\u202e'

/** Hostile directory values: markup, formulas, control characters, many scripts. All must render as plain text. */
export const hostileTenant = (): Tenant =>
  tenantOf({
    credits: 50,
    users: [
      person('markup', '<img src=x onerror="document.title=1"><b>Bold</b>'),
      person('script', '<script>document.title = 1</script>', { statusReason: '<i>on leave</i>', accountStatus: 'suspended' }),
      person('override', `Anna ${OVERRIDE}gpj.exe`),
      person('long', LONG, { email: `${'maximiliane.alexandrina.'.repeat(5)}hohenlohe@example.com` }),
      person('formula', '=HYPERLINK("https://evil.example","Click")'),
      person('arabic', 'ليلى الخطيب', { backupStatus: 'protected' }),
      person('hebrew', 'דנה כהן'),
      person('emoji', '🦊👩‍👩‍👧‍👦 Fox 🏳️‍🌈'),
      person('zalgo', 'Z̷̢̛a̶̧l̵̨g̸̡o̴͜ ̶͝T̸̛e̵͠x̶͘t̷̕'),
      person('nameless', ''),
      person('blank', '\u00a0\u2003'),
      person('brackets', '{{constructor.constructor("document.title=1")()}} #{1+1}'),
      person('quotes', '"><input autofocus onfocus=alert(1)>', { accountStatus: 'deleted', statusReason: LONG }),
    ],
    groups: [
      { id: 'g-markup', name: '<h1>Everyone</h1>', email: 'everyone@example.com', members: ['markup', 'long', 'emoji'] },
      { id: 'g-long', name: LONG, email: `${'everybody.'.repeat(12)}@example.com`, members: ['arabic', 'hebrew'] },
      { id: 'g-override', name: `${OVERRIDE}ffats llA`, members: ['override'] },
      { id: 'g-nameless', name: '', members: [] },
    ],
    orgUnits: [
      { id: 'o-root', name: '<b>/</b>', parentId: null, users: ['markup'] },
      { id: 'o-long', name: LONG, parentId: 'o-root', users: ['long'] },
      { id: 'o-arabic', name: 'المبيعات', parentId: 'o-root', users: ['arabic', 'hebrew'] },
      { id: 'o-emoji', name: '🌍 Everywhere', parentId: 'o-root', users: ['emoji'] },
      { id: 'o-nameless', name: ' ', parentId: 'o-emoji', users: [] },
    ],
  })

/** Selector of elements that would exist if hostile text became markup. */
export const MARKUP = 'img, b, h1, i[onerror], script, input[onfocus]'
