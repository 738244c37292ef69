import type { enPolicies } from '../en/en-policies.js'
import type { enPolicyForm } from '../en/en-policy-form.js'
import type { Format, Translated } from '../message.js'
import { items, licenses, others, users } from './fr-nouns.js'

const days = (n: number, f: Format): string => f.plural(n, { one: '# jour', many: '# de jours', other: '# jours' })

export const frPolicies: Translated<typeof enPolicies & typeof enPolicyForm> = {
  policiesTitle: 'Stratégies',
  policiesAbout: ({ domain }, f) =>
    `Les stratégies de ${f.name(domain)} protègent aussi les utilisateurs qui arrivent plus tard. Si deux stratégies concernent le même utilisateur, la plus ancienne s’applique.`,
  policiesLoading: 'Chargement des stratégies',
  policiesFailed: 'Impossible de charger les stratégies.',
  policiesNone: 'Ce cloud ne propose pas de stratégies.',
  policiesEmpty: 'Aucune stratégie pour l’instant',
  policiesEmptyText:
    'Choisissez « Protéger en continu » au lancement d’une sauvegarde. Les utilisateurs qui arrivent plus tard seront alors protégés aussi.',
  policiesEnded: ({ count }, f) =>
    f.plural(count, { one: '# stratégie terminée', many: '# de stratégies terminées', other: '# stratégies terminées' }),
  policiesMore: 'Afficher plus de stratégies',
  policyStatusName: ({ status }) => ({ active: 'Active', paused: 'En pause', ended: 'Terminée', unknown: 'Inconnue' })[status],
  policyCovered: 'Concernés',
  policyProtected: 'Protégés ou lancés',
  policyWaiting: 'En attente',
  policyNotProtected: 'En échec',
  policyJoined: 'Arrivés en 30 jours',
  policyLeft: 'Partis en 30 jours',
  policyShares: ({ covered, protected: done, waiting, failed }, f) =>
    `Protégés ou lancés : ${f.number(done)} sur ${users(covered, f)}. En attente : ${f.number(waiting)}. En échec : ${f.number(failed)}.`,
  policyWaits: ({ waiting, reason }, f) => {
    const who = f.plural(waiting, {
      one: '# utilisateur attend',
      many: '# d’utilisateurs attendent',
      other: '# utilisateurs attendent',
    })
    return {
      credits: `${who} : aucune licence n’est disponible. Obtenez-en d’autres ou rendez-en.`,
      limit: `${who} : la limite de cette stratégie est atteinte. Relevez-la pour protéger plus d’utilisateurs.`,
      paused: `${who} : la stratégie est en pause. Reprenez-la pour les protéger.`,
      sync: `${who} la synchronisation des groupes et des unités organisationnelles, car une exception peut s’appliquer.`,
      unknown: `${who} la prochaine vérification.`,
    }[reason]
  },
  policyFails: ({ failed }, f) =>
    f.plural(failed, {
      one: 'La sauvegarde de # utilisateur a échoué ou est en pause. Une stratégie ne la relance pas. Relancez-la depuis la page de la sauvegarde.',
      many: 'Les sauvegardes de # d’utilisateurs ont échoué ou sont en pause. Une stratégie ne les relance pas. Relancez-les depuis la page de la sauvegarde.',
      other:
        'Les sauvegardes de # utilisateurs ont échoué ou sont en pause. Une stratégie ne les relance pas. Relancez-les depuis la page de la sauvegarde.',
    }),
  policyNever: 'Pas encore vérifiée',
  policyItems: 'Éléments',
  policyLimit: 'Limite de licences',
  policyLimitValue: ({ limit }, f) => licenses(limit, f),
  policyNoLimit: 'Aucune limite',
  policyLeavers: 'Personnes qui partent',
  policyGiveBack: ({ days: n }, f) => (n === 0 ? 'Rendre leur licence aussitôt' : `Rendre leur licence après ${days(n, f)}`),
  policyCreated: 'Création',
  policyCreatedBy: ({ name, at }, f) => `${f.date(at)} par ${f.name(name)}`,
  policyChecked: 'Dernière vérification',
  policyEdit: 'Modifier',
  policyPause: 'Mettre en pause',
  policyResume: 'Reprendre',
  policyEnd: 'Terminer…',
  policyForecast: 'Prévision',
  policyBusy: 'Enregistrement…',
  policyDone: ({ name, status }, f) =>
    ({
      active: `« ${f.name(name)} » protège de nouveau les nouveaux utilisateurs.`,
      paused: `« ${f.name(name)} » est en pause. Les nouveaux utilisateurs ne sont pas protégés tant que vous ne la reprenez pas.`,
      ended: `« ${f.name(name)} » est terminée. Ses utilisateurs restent protégés.`,
    })[status],
  policySaved: ({ name, waiting }, f) =>
    `« ${f.name(name)} » est enregistrée.${waiting > 0 ? ` ${f.plural(waiting, { one: '# utilisateur attend une licence.', many: '# d’utilisateurs attendent une licence.', other: '# utilisateurs attendent une licence.' })}` : ''}`,
  policyChangeFailed: 'Impossible de modifier la stratégie.',
  policyChangeLost: 'Le serveur n’a pas répondu : la modification est peut-être enregistrée. Vous pouvez réessayer sans risque.',
  policySaveFailed: 'Impossible d’enregistrer la stratégie.',
  policySaveLost:
    'Le serveur n’a pas répondu : la stratégie est peut-être enregistrée. Réessayez : elle n’est jamais enregistrée deux fois.',
  policyEndTitle: ({ name }, f) => `Terminer « ${f.name(name)} » ?`,
  policyEndText: 'Les nouveaux utilisateurs ne seront plus protégés. Une stratégie terminée ne peut pas être reprise.',
  policyEndKeeps: ({ users: n }, f) =>
    n === 0
      ? 'Elle ne protège aucun utilisateur pour l’instant.'
      : f.plural(n, {
          one: 'Elle protège # utilisateur, qui reste protégé et garde sa licence.',
          many: 'Elle protège # d’utilisateurs, qui restent protégés et gardent leurs licences.',
          other: 'Elle protège # utilisateurs, qui restent protégés et gardent leurs licences.',
        }),
  policyEndConfirm: 'Terminer la stratégie',
  policyName: 'Nom',
  policyNameEmpty: 'Saisissez un nom.',
  policyNameLong: 'Utilisez 200 caractères au maximum.',
  policyNameFrom: ({ labels, more, except }, f) =>
    `${f.list(more > 0 ? [...labels, others(more, f)] : labels)}${except.length > 0 ? ` sauf ${f.list(except)}` : ''}`,
  policyLimitField: 'Limite de licences (facultatif)',
  policyLimitHelp: 'Cette stratégie ne prend jamais plus de licences.',
  policyLimitWrong: 'Saisissez un nombre entier ou laissez le champ vide.',
  policyDaysField: 'Rendre leur licence',
  policyKeep: 'Garder leur licence',
  policyDays: 'Jours avant de rendre leur licence',
  policyDaysUnit: 'jours après',
  policyDaysWrong: 'Saisissez un nombre entier de jours de 0 à 3 650.',
  policyGiveBackHelp: 'Leur protection prend alors fin, comme si vous rendiez la licence vous-même.',
  policySave: 'Enregistrer la stratégie',
  policyItemsHelp:
    'Pour modifier les éléments ou les paramètres, ouvrez-les dans la liste de la page de départ. Revenez ensuite et reprenez la liste.',
  policyOpenList: 'Ouvrir dans la liste',
  policyOpenReplaces: ({ items: n }, f) => `Votre liste (${items(n, f)}) sera remplacée.`,
  policyTakeList: 'Reprendre la liste',
  policyTaken: 'Les éléments et les paramètres de la liste sont repris. Enregistrez la stratégie pour les appliquer.',
  policyTookList: ({ items: n }, f) => `Repris de la liste : ${items(n, f)}`,
  forecastLoading: 'Calcul de la prévision…',
  forecastFailed: 'Impossible de calculer la prévision.',
  forecastNow: ({ users: n, credits }, f) => `Actuellement ${users(n, f)}, pour un total de ${licenses(credits, f)}.`,
  forecastBasis: ({ joined, left, days: n }, f) => `Arrivées : ${f.number(joined)}, départs : ${f.number(left)} (période : ${days(n, f)}).`,
  forecastNoBasis: 'Aucune synchronisation n’a encore enregistré d’arrivées ni de départs : il n’y a rien à prévoir.',
  forecastShort: ({ days: n }, f) => `L’historique couvre ${days(n, f)}. Une prévision en demande au moins 7.`,
  forecastUntil: ({ month, limit }, f) =>
    limit === undefined
      ? `À ce rythme, vos licences suffisent jusqu’en ${month}.`
      : `À ce rythme, la limite (${licenses(limit, f)}) suffit jusqu’en ${month}.`,
  forecastOver: ({ limit }, f) =>
    limit === undefined ? 'Vos licences ne suffisent pas pour tous.' : `La limite (${licenses(limit, f)}) ne suffit pas pour tous.`,
  forecastSteady: 'Le nombre d’utilisateurs n’augmente pas : aucune licence de plus n’est nécessaire.',
  forecastLong: 'À ce rythme, les licences suffisent pour plus de cinq ans.',
  forecastUnlimited: 'Vos licences sont illimitées.',
  forecastChart: 'Arrivées et départs',
  forecastChartWords: ({ from, to, joined, left }, f) =>
    `Diagramme à barres du ${from} au ${to} : arrivées ${f.number(joined)}, départs ${f.number(left)}.`,
  forecastJoined: 'Arrivés',
  forecastLeft: 'Partis',
  dryRunTitle: 'Ce que cette stratégie aurait fait',
  dryRunAbout:
    'Calculé à partir des arrivées et des départs enregistrés par les synchronisations, avec la limite et la règle pour les personnes qui partent.',
  dryRunFrom: 'À partir du',
  dryRunStarted: 'Lancés',
  dryRunGivenBack: 'Rendues',
  dryRunWaiting: 'En attente',
  dryRunHeld: 'Licences utilisées',
  keepTitle: 'Protéger en continu',
  keepText:
    'La sauvegarde est lancée maintenant. Après chaque synchronisation, cette stratégie protège aussi les utilisateurs qui rejoignent ses éléments.',
  keepPart:
    'Les licences ne suffisent pas pour tous : les premiers utilisateurs sont sauvegardés maintenant, les autres attendent des licences libres.',
  keepNobody: 'Tout le monde est déjà protégé ici. La stratégie protège les utilisateurs qui arrivent plus tard.',
  policyStartsNow: ({ users: n, credits }, f) =>
    `Sauvegardés tout de suite : au plus ${users(n, f)}${credits === undefined ? '' : `, avec au plus ${licenses(credits, f)}`}.`,
  keepStart: 'Lancer la sauvegarde et protéger en continu',
  keepView: 'Voir les stratégies',
}
