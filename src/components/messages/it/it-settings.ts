import type { enSettings } from '../en/en-settings.js'
import type { Translated } from '../message.js'
import { someUsers } from './it-nouns.js'

export const itSettings: Translated<typeof enSettings> = {
  settingsTitle: 'Impostazioni di backup',
  settingsAbout: ({ domain }, f) =>
    `Usate quando avvii un backup${domain === '' ? '' : ` in ${f.name(domain)}`} senza impostazioni proprie.`,
  settingsStepTitle: 'Impostazioni per questo backup',
  settingsStepAbout: ({ domain }, f) =>
    `Valgono solo per questo backup. I valori predefiniti${domain === '' ? '' : ` di ${f.name(domain)}`} non cambiano.`,
  settingsGroups: 'Gruppi di impostazioni',
  settingsLoading: 'Caricamento delle impostazioni',
  settingsLoadFailed: 'Impossibile caricare le impostazioni.',
  settingsNone: 'Qui non ci sono impostazioni da scegliere.',
  settingsBack: 'Indietro',
  settingsSave: 'Salva',
  settingsSaving: 'Salvataggio…',
  settingsSaved: 'Salvato',
  settingsSaveFailed: 'Impossibile salvare le impostazioni.',
  settingsUnsaved: ({ count }, f) =>
    f.plural(count, { one: '# modifica non salvata', many: '# di modifiche non salvate', other: '# modifiche non salvate' }),
  settingsUnchanged: 'Nessuna modifica da salvare',
  settingsDiscard: 'Annulla modifiche',
  settingsDiscarded: 'Modifiche annullate',
  settingsOwn: ({ count }, f) =>
    count === 0
      ? 'Come i valori predefiniti del dominio'
      : f.plural(count, {
          one: '# impostazione diversa da quelle del dominio',
          many: '# di impostazioni diverse da quelle del dominio',
          other: '# impostazioni diverse da quelle del dominio',
        }),
  settingsStarted: ({ users }, f) => `Backup di ${someUsers(users, f)} avviato`,
  settingsNothingSelected: 'L’elenco è vuoto',
  settingsNobodyDue: 'Niente da avviare: qui tutti hanno già un backup, sono sospesi o eliminati',
  settingsShort: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Manca # licenza', many: 'Mancano # di licenze', other: 'Mancano # licenze' }),
  settingsChanged: 'Modificata',
  settingsBackToDefault: 'Ripristina',
  settingsBackToDefaultOf: ({ setting }, f) => `Ripristina: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }, f) => `${f.name(setting)} è tornata al valore predefinito`,
  settingsOn: 'Sì',
  settingsOff: 'No',
  settingsChoose: 'Scegli…',
  settingsUnlimited: 'Illimitato',
  settingsUnitOf: ({ setting }, f) => `Unità di ${f.name(setting)}`,
  settingsAddText: 'Aggiungi',
  settingsAddTextTo: ({ setting }, f) => `Aggiungi a ${f.name(setting)}`,
  settingsRemoveText: ({ text }, f) => `Rimuovi ${f.name(text)}`,
  settingsTextsAdded: ({ texts }, f) => `${texts.length === 1 ? 'Aggiunto' : 'Aggiunti'}: ${f.list(texts.map(f.name))}`,
  settingsTextRemoved: ({ text }, f) => `Rimosso: ${f.name(text)}`,
  settingsTextsRepeated: ({ texts }, f) => `Già nell’elenco: ${f.list(texts.map(f.name))}`,
  settingsTextsCount: ({ count, most }, f) => `${f.number(count)} di un massimo di ${f.number(most)}`,
  settingsFull: 'L’elenco è pieno',
  settingsWrong: ({ count }, f) =>
    f.plural(count, {
      one: '# impostazione da correggere',
      many: '# di impostazioni da correggere',
      other: '# impostazioni da correggere',
    }),
  settingEmpty: 'Inserisci un numero',
  settingNotANumber: 'Non è un numero',
  settingNotAnOption: 'Scegli una delle opzioni',
  settingTooSmall: ({ limit, unit }, f) => `Almeno ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooBig: ({ limit, unit }, f) => `Al massimo ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooMany: ({ limit }, f) => `Al massimo ${f.plural(limit, { one: '# voce', many: '# di voci', other: '# voci' })}`,
}
