import type { enCsv } from '../en/en-csv.js'
import type { Translated } from '../message.js'
import { agreeing, rows } from './fr-nouns.js'

export const frCsv: Translated<typeof enCsv> = {
  csvDrop: 'Choisir un fichier CSV',
  csvDropText:
    'ou déposez-le ici, ou collez une liste d’adresses. Fonctionne avec les exports de Google Admin, Microsoft 365, Entra et GAM.',
  csvAnother: 'Autre fichier',
  csvSample: 'Télécharger un exemple',
  csvSampleName: 'sauvegarde-exemple.csv',
  csvReport: 'Télécharger le rapport',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-rapport.csv`,
  csvReportAddress: 'Adresse e-mail',
  csvReportDetail: 'Détail',
  csvReportUserId: 'ID de l’utilisateur',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'Lecture du fichier' : 'Recherche des utilisateurs'
    return `${what}\u00a0: ${total === undefined || total === 0 ? f.number(done) : f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `${f.name(file)} n’a pas pu être utilisé.`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'Le fichier est vide.',
      xlsx: 'Il ressemble à un classeur Excel (.xlsx). Enregistrez-le en CSV et importez ce fichier.',
      xls: 'Il ressemble à un ancien classeur Excel (.xls). Enregistrez-le en CSV et importez ce fichier.',
      ods: 'Il ressemble à une feuille de calcul OpenDocument (.ods). Enregistrez-la en CSV et importez ce fichier.',
      word: 'Il ressemble à un document Word (.docx), pas à un fichier CSV.',
      zip: 'Il ressemble à un classeur Excel ou à une archive ZIP. Enregistrez-le en CSV, ou extrayez le fichier CSV.',
      archive: 'Il ressemble à une archive compressée. Extrayez le fichier CSV.',
      pdf: 'Il ressemble à un PDF, pas à un fichier CSV.',
      picture: 'Il ressemble à une image, pas à un fichier CSV.',
      rtf: 'Il ressemble à un document RTF (.rtf), pas à un fichier CSV.',
      html: 'Il ressemble à une page web, pas à un fichier CSV.',
      xml: 'Il ressemble à un fichier XML, pas à un fichier CSV.',
      json: 'Il ressemble à un fichier JSON, pas à un fichier CSV.',
      vcard: 'Il ressemble à une carte de contact (vCard), pas à un fichier CSV.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'Il ressemble à des données binaires, pas à un fichier CSV.'
    if (code === 'too-large')
      return 'Il est trop volumineux\u00a0: 1\u202f000\u202f000 lignes et 100\u00a0Mo peuvent être lus. Divisez-le et importez les parties.'
    return 'Il n’a pas pu être lu. Il a peut-être été déplacé, ou est ouvert ailleurs.'
  },
  csvKept: 'Le fichier précédent est toujours chargé.',
  csvVerdict: ({ verdict }) =>
    ({
      ready: 'Prêt',
      protected: 'Déjà protégé',
      suspended: 'Suspendu',
      deleted: 'Supprimé',
      group: 'Groupe',
      unknown: 'Absent de l’annuaire',
      duplicate: 'En double',
      'not-an-address': 'Adresse non valide',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    ({
      ready: agreeing(count, 'prêt', f),
      protected: f.plural(count, { one: '# déjà protégé', many: '# déjà protégés', other: '# déjà protégés' }),
      suspended: agreeing(count, 'suspendu', f),
      deleted: agreeing(count, 'supprimé', f),
      group: f.plural(count, { one: '# groupe', many: '# de groupes', other: '# groupes' }),
      unknown: f.plural(count, {
        one: '# absent de l’annuaire',
        many: '# absents de l’annuaire',
        other: '# absents de l’annuaire',
      }),
      duplicate: `${f.number(count)} en double`,
      'not-an-address': f.plural(count, {
        one: '# adresse non valide',
        many: '# d’adresses non valides',
        other: '# adresses non valides',
      }),
    })[verdict],
  csvDuplicateOf: ({ line }, f) => `Double de la ligne ${f.number(line)}`,
  csvNearest: ({ address }, f) => `Vouliez-vous dire ${f.name(address)}\u202f?`,
  csvFindings: 'Résultats',
  csvRows: 'Lignes du fichier',
  csvRowsCount: ({ shown, rows: n }, f) => (shown === n ? rows(n, f) : `${f.number(shown)} sur ${rows(n, f)}`),
  csvNone: 'Le fichier n’a aucune ligne.',
  csvNoMatch: 'Aucune ligne n’a ce résultat.',
  csvTickAll: ({ ready, others: n }, f) =>
    n === 0
      ? f.plural(ready, { one: 'Sélectionner celui prêt', many: 'Sélectionner les # prêts', other: 'Sélectionner les # prêts' })
      : `Sélectionner les ${f.number(ready + n)} prêts ou déjà protégés`,
  csvOutcome: ({ rows: n, findings }, f) => `${rows(n, f)}\u00a0: ${f.list(findings)}`,
  csvUpload: 'Fichier CSV',
  csvColumnLine: 'Ligne',
  csvColumnVerdict: 'Résultat',
  csvEncoding: ({ encoding }) => `Lu comme texte ${encoding}. Si des lettres sont fausses, changez l’encodage.`,
  csvEncodingLabel: 'Encodage',
  csvColumn: ({ name, index, matches, rows: n }, f) =>
    `La colonne ${f.number(index + 1)}${name === '' ? '' : ` «\u00a0${f.name(name)}\u00a0»`} correspond dans ${f.number(matches)} sur ${rows(n, f)}.`,
  csvList: 'Toutes les adresses de la liste ont été lues.',
  csvRunnerUp: ({ name, index, matches, rows: n }, f) =>
    `Utiliser la colonne ${f.number(index + 1)}${name === '' ? '' : ` «\u00a0${f.name(name)}\u00a0»`}\u00a0: ${f.number(matches)} sur ${rows(n, f)}`,
  csvWrongColumn: 'Changer de colonne',
  csvWrongFormat: 'Lettres ou colonnes fausses\u202f?',
  csvDelimiter: 'Séparateur',
  csvDelimiterName: ({ delimiter }) =>
    ({ ',': 'Virgule', ';': 'Point-virgule', '\t': 'Tabulation', '|': 'Barre verticale' })[delimiter] ?? delimiter,
  csvColumnName: ({ name, index }, f) => (name === '' ? `Colonne ${f.number(index + 1)}` : name),
  csvColumnOption: ({ name, matches, rows: n }, f) => `${name} (${f.number(matches)} sur ${f.number(n)})`,
  csvUnclosed: ({ line }, f) =>
    `La ligne ${f.number(line)} ouvre un guillemet qui n’est jamais fermé. Elle a été lue comme du texte simple.`,
  csvNoWorker: 'Lu par petites étapes dans cet onglet, car aucun processus d’arrière-plan n’a pu démarrer.',
  csvSkipped: ({ count }, f) =>
    f.plural(count, {
      one: '# ligne était un en-tête ou un commentaire.',
      many: '# de lignes étaient des en-têtes ou des commentaires.',
      other: '# lignes étaient des en-têtes ou des commentaires.',
    }),
  csvAddGroup: ({ kind, name }, f) => `Ajouter ${kind} ${f.name(name)}`,
  csvGroupAdded: ({ name }, f) => `${f.name(name)} est dans la sélection.`,
  csvCustomer: 'Désigne tous les utilisateurs du compte',
  csvPaste: 'Coller une liste',
  csvPasteHint: 'Des adresses sous toute forme\u00a0: une colonne d’un tableur, une liste d’Outlook ou d’une messagerie.',
  csvPasteRead: 'Trouver les personnes',
  csvPasted: 'Liste collée',
  csvReplace: ({ count, file }, f) =>
    f.plural(count, {
      one: `Remplacer ${f.name(file)} décoche # utilisateur.`,
      many: `Remplacer ${f.name(file)} décoche # d’utilisateurs.`,
      other: `Remplacer ${f.name(file)} décoche # utilisateurs.`,
    }),
  csvReplaceAdd: 'Ajouter d’abord',
  csvReplaceGo: 'Remplacer le fichier',
}
