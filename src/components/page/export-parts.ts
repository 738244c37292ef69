/**
 * Parts of the inner elements that the page exports: `backup-start-page::part(button)` styles the buttons of all of them. The bar of credits
 * has another name here, because the page has a bar of its own.
 */
export const EXPORT_PARTS =
  'button,primary,link,input,checkbox,switch,chip,menu,menu-item,row,head,dialog,problem,start-notice,actions,domain,items,except,bar:meter,over-limit,run'
