import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { agreeing, listed, people, someLicenses, someUsers } from './pt-nouns.js'

export const ptStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'pelo menos '
    if (available === undefined) return 'Verificando suas licenças…'
    if (available === 'unlimited') return `Você alocou ${atLeast}${someLicenses(allocated, f)} (sem limite)`
    return `Você alocou ${atLeast}${f.number(allocated)} de ${someLicenses(available, f)}`
  },
  startBackup: ({ users, credits }, f) =>
    users === 0 ? 'Iniciar backup' : `Iniciar backup de ${someUsers(users, f)}${users === credits ? '' : ` · ${someLicenses(credits, f)}`}`,
  starting: 'Iniciando…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'Nada foi iniciado: o número de licenças necessárias mudou.'
      : `Nada foi iniciado: agora o backup usa ${someLicenses(now, f)}, não ${f.number(expected)}.`,
  startChangedUsers: ({ expected, now }, f) =>
    `Nada foi iniciado: agora o backup começa com ${someUsers(now, f)}, não ${f.number(expected)}.`,
  startDifference: ({ what, by }, f) => {
    const n = Math.abs(by)
    const sign = by > 0 ? 'a mais' : 'a menos'
    return {
      covered: `${people(n, f)} ${sign}`,
      protected: f.plural(n, { one: `# já protegido ${sign}`, many: `# já protegidos ${sign}`, other: `# já protegidos ${sign}` }),
      suspended: `${agreeing(n, 'suspenso', f)} ${sign}`,
      deleted: `${agreeing(n, 'excluído', f)} ${sign}`,
    }[what]
  },
  startShort: ({ allocated, available }, f) =>
    `Nada foi iniciado: o backup usa ${someLicenses(allocated, f)}, mas só há ${f.number(available)}.`,
  startLost: 'O servidor não respondeu.',
  startLostSafe: 'O backup pode ter começado. É seguro tentar novamente: um backup nunca é iniciado duas vezes.',
  startUncounted: 'Não foi possível contar todas as licenças.',
  startNothing: 'Nada foi iniciado.',
  startRefused: 'Nada foi iniciado: algumas configurações foram recusadas.',
  startFailed: 'Não foi possível iniciar o backup.',
  startCounting: 'Contando…',
  startWith: ({ users }, f) => `Iniciar com ${someUsers(users, f)}`,
  peopleCovered: ({ count }, f) => people(count, f),
  peopleDue: ({ count }, f) =>
    f.plural(count, { one: '# precisa de licença', many: '# de precisam de licença', other: '# precisam de licença' }),
  peopleRestarts: ({ count }, f) => f.plural(count, { one: '# recomeça', many: '# de recomeçam', other: '# recomeçam' }),
  peopleFree: ({ count }, f) => f.plural(count, { one: '# não usa licença', many: '# de não usam licença', other: '# não usam licença' }),
  peopleProtected: ({ count }, f) => f.plural(count, { one: '# já protegido', many: '# já protegidos', other: '# já protegidos' }),
  peopleSuspended: ({ count }, f) => agreeing(count, 'suspenso', f),
  peopleDeleted: ({ count }, f) => agreeing(count, 'excluído', f),
  creditsTaken: ({ count }, f) => `${f.number(count)} em uso`,
  creditsFree: ({ count }, f) => f.plural(count, { one: '# livre', many: '# livres', other: '# livres' }),
  creditsOver: ({ count }, f) => f.plural(count, { one: 'falta #', many: 'faltam #', other: 'faltam #' }),
  overlapSaved: ({ count }, f) =>
    f.plural(count, { one: '# repetido não cobrado', many: '# repetidos não cobrados', other: '# repetidos não cobrados' }),
  creditParts: 'Para que servem as licenças',
  explainCovered: 'Todas as pessoas nestes itens, cada uma contada uma vez.',
  explainDue: 'Ativas e ainda sem backup. Em geral, cada pessoa usa uma licença.',
  explainRestarts: 'O último backup falhou ou está pausado. Essas pessoas já têm uma licença e não usam outra.',
  explainPeopleFree: 'Caixas de correio compartilhadas, salas e outras contas que não usam licença.',
  explainProtected: 'Já têm backup. Não usam licença.',
  explainSuspended: 'Não é possível fazer backup de contas suspensas. Elas não usam licença.',
  explainDeleted: 'Não é possível fazer backup de contas excluídas. Elas não usam licença.',
  explainOverlap: 'Pessoas em mais de um item, contadas uma só vez: as licenças dos itens um por um, menos as licenças de todos juntos.',
  explainTaken: 'Licenças que esta lista usa.',
  explainFree: 'Licenças que continuam disponíveis.',
  explainOver: 'Licenças necessárias além das disponíveis.',
  counting: ({ done, total }, f) =>
    total === undefined ? `Contando membros: ${f.number(done)} até agora` : `Contando membros: ${f.number(done)} de ${f.number(total)}`,
  countingWaits: 'Aguardando a nuvem…',
  countingStop: 'Parar contagem',
  countingStopped: 'A contagem foi interrompida. Pode haver mais.',
  countingGoOn: 'Continuar contagem',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0
      ? 'Não foi possível carregar alguns membros.'
      : `Não foi possível carregar os membros de ${listed(labels, more, f)}.`,
  creditsFailed: 'Não foi possível carregar suas licenças.',
  short: ({ shortfall }, f) => f.plural(shortfall, { one: 'Falta # licença.', many: 'Faltam # de licenças.', other: 'Faltam # licenças.' }),
  shortAtLeast: ({ shortfall }, f) =>
    f.plural(shortfall, {
      one: 'Falta pelo menos # licença.',
      many: 'Faltam pelo menos # de licenças.',
      other: 'Faltam pelo menos # licenças.',
    }),
  shortHelpItems: 'Remova um destes:',
  shortLeavers: ({ credits }, f) => `${someLicenses(credits, f)} de pessoas que saíram…`,
  shortFirst: ({ isOnly }) => (isOnly ? 'Você pode iniciar uma parte:' : 'Ou:'),
  startNeedsItems: 'Adicione primeiro usuários, grupos ou unidades organizacionais.',
  startNeedsCount: 'Aguarde o fim da contagem.',
  startNeedsCredits: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Falta # licença.', many: 'Faltam # de licenças.', other: 'Faltam # licenças.' }),
  startNeedsBalance: 'Verificando suas licenças…',
  startNeedsDue: 'Nada a iniciar: todos aqui já têm backup, estão suspensos ou foram excluídos.',
  startNeedsDueExcept: 'Nada a iniciar: todos aqui são exceções, já têm backup, estão suspensos ou foram excluídos.',
  peopleExcepted: ({ count }, f) => `${f.number(count)} fora`,
  explainExcepted: 'As exceções deixam estas pessoas de fora. Elas não usam licença.',
  viewRun: 'Ver backup',
  hideRun: 'Ocultar este backup',
  startNeedsAdd: ({ count }, f) => `${agreeing(count, 'marcado', f)}: clique em “Adicionar”.`,
  startedTitle: ({ users }, f) => `Backup de ${someUsers(users, f)} iniciado`,
  startedClose: 'Você pode fechar esta página.',
  startedItems: 'Itens',
  startedSettings: 'Configurações',
  runQuarter: ({ share }, f) => `Backup ${f.percent(share)} concluído`,
  reviewTitle: 'Revisar o backup',
  reviewText: ({ users }, f) => `Será feito o backup de ${someUsers(users, f)}.`,
  reviewFirst: 'As pessoas entram na ordem desta lista até as licenças acabarem.',
  reviewConfirm: 'Iniciar agora',
  reviewOpen: ({ first }, f) =>
    f.plural(first, {
      one: 'Fazer backup da primeira pessoa adicionada…',
      many: 'Fazer backup das primeiras # de pessoas adicionadas…',
      other: 'Fazer backup das primeiras # pessoas adicionadas…',
    }),
  reviewCredits: ({ credits }, f) => `Isso usa ${someLicenses(credits, f)}.`,
  reviewFromTo: ({ from, to }, f) => `Primeira: ${f.name(from)}. Última: ${f.name(to)}.`,
  reviewStays: ({ users }, f) =>
    users === 0
      ? 'Sua lista continua como está.'
      : f.plural(users, {
          one: 'Sua lista continua como está. Nela, # usuário ainda não tem backup.',
          many: 'Sua lista continua como está. Nela, # de usuários ainda não têm backup.',
          other: 'Sua lista continua como está. Nela, # usuários ainda não têm backup.',
        }),
  reviewPeople: 'Pessoas neste backup',
  removeKind: ({ kind, items }, f) =>
    ({
      user: f.plural(items, { one: 'Remover # usuário', many: 'Remover todos os # de usuários', other: 'Remover todos os # usuários' }),
      group: f.plural(items, { one: 'Remover # grupo', many: 'Remover todos os # de grupos', other: 'Remover todos os # grupos' }),
      'org-unit': f.plural(items, {
        one: 'Remover # unidade',
        many: 'Remover todas as # de unidades',
        other: 'Remover todas as # unidades',
      }),
    })[kind],
  keepGroup: 'Duração',
  keepOnce: 'Uma vez',
  keepAlways: 'Proteger sempre',
  keepUseSettings: 'Usar estas configurações',
  startedPolicy: 'Política',
  goPolicies: 'Políticas',
  checking: 'Verificando…',
  startChecks: 'Primeiro, verificamos suas licenças. O backup começa se nada tiver mudado.',
}
