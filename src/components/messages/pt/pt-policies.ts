import type { enPolicies } from '../en/en-policies.js'
import type { enPolicyForm } from '../en/en-policy-form.js'
import type { Format, Translated } from '../message.js'
import { someItems, someLicenses, someUsers } from './pt-nouns.js'

const countDays = (n: number, f: Format): string => f.plural(n, { one: '# dia', many: '# de dias', other: '# dias' })

export const ptPolicies: Translated<typeof enPolicies & typeof enPolicyForm> = {
  policiesTitle: 'Políticas',
  policiesAbout: ({ domain }, f) =>
    `As políticas de ${f.name(domain)} também protegem os usuários que entram depois. Se duas incluem o mesmo usuário, vale a mais antiga.`,
  policiesLoading: 'Carregando as políticas',
  policiesFailed: 'Não foi possível carregar as políticas.',
  policiesNone: 'Esta nuvem não oferece políticas.',
  policiesEmpty: 'Ainda não há políticas',
  policiesEmptyText: 'Escolha “Proteger sempre” ao iniciar um backup. Assim, os usuários que entram depois também ficam protegidos.',
  policiesEnded: ({ count }, f) => `Políticas encerradas: ${f.number(count)}`,
  policiesMore: 'Mostrar mais políticas',
  policyStatusName: ({ status }) => ({ active: 'Ativa', paused: 'Pausada', ended: 'Encerrada', unknown: 'Desconhecida' })[status],
  policyCovered: 'Incluídos',
  policyProtected: 'Protegidos ou iniciados',
  policyWaiting: 'Em espera',
  policyNotProtected: 'Com falha',
  policyJoined: 'Entraram em 30 dias',
  policyLeft: 'Saíram em 30 dias',
  policyShares: ({ covered, protected: done, waiting, failed }, f) =>
    `Protegidos ou iniciados: ${f.number(done)} de ${someUsers(covered, f)}. Em espera: ${f.number(waiting)}. Com falha: ${f.number(failed)}.`,
  policyWaits: ({ waiting, reason }, f) =>
    ({
      credits: `Em espera: ${someUsers(waiting, f)}. Não há licenças disponíveis. Obtenha mais ou devolva algumas.`,
      limit: `Em espera: ${someUsers(waiting, f)}. O limite desta política foi atingido. Aumente-o para proteger mais usuários.`,
      paused: `Em espera: ${someUsers(waiting, f)}. A política está pausada. Retome-a para protegê-los.`,
      sync: `Aguardando a sincronização dos grupos e das unidades organizacionais, pois uma exceção pode se aplicar: ${someUsers(waiting, f)}.`,
      unknown: `Aguardando a próxima verificação: ${someUsers(waiting, f)}.`,
    })[reason],
  policyFails: ({ failed }, f) =>
    `Backup com falha ou pausado: ${someUsers(failed, f)}. Uma política não tenta de novo. Tente na página do backup.`,
  policyNever: 'Ainda não verificada',
  policyItems: 'Itens',
  policyLimit: 'Limite de licenças',
  policyLimitValue: ({ limit }, f) => `${someLicenses(limit, f)}`,
  policyNoLimit: 'Sem limite',
  policyLeavers: 'Quem sai',
  policyGiveBack: ({ days }, f) => (days === 0 ? 'Devolver a licença imediatamente' : `Devolver a licença após ${countDays(days, f)}`),
  policyCreated: 'Criação',
  policyCreatedBy: ({ name, at }, f) => `${f.date(at)}, ${f.name(name)}`,
  policyChecked: 'Última verificação',
  policyEdit: 'Editar',
  policyPause: 'Pausar',
  policyResume: 'Retomar',
  policyEnd: 'Encerrar…',
  policyForecast: 'Previsão',
  policyBusy: 'Salvando…',
  policyDone: ({ name, status }, f) =>
    ({
      active: `“${f.name(name)}” volta a proteger novos usuários.`,
      paused: `“${f.name(name)}” está pausada. Novos usuários não são protegidos até você retomá-la.`,
      ended: `“${f.name(name)}” foi encerrada. Seus usuários continuam protegidos.`,
    })[status],
  policySaved: ({ name, waiting }, f) =>
    waiting > 0 ? `“${f.name(name)}” foi salva. Aguardando uma licença: ${someUsers(waiting, f)}.` : `“${f.name(name)}” foi salva.`,
  policyChangeFailed: 'Não foi possível alterar a política.',
  policyChangeLost: 'O servidor não respondeu: a alteração pode ter sido salva. Você pode tentar de novo sem risco.',
  policySaveFailed: 'Não foi possível salvar a política.',
  policySaveLost: 'O servidor não respondeu: a política pode ter sido salva. Tente de novo: ela nunca é salva duas vezes.',
  policyEndTitle: ({ name }, f) => `Encerrar “${f.name(name)}”?`,
  policyEndText: 'Novos usuários deixam de ser protegidos. Uma política encerrada não pode ser retomada.',
  policyEndKeeps: ({ users }, f) =>
    users === 0
      ? 'No momento, ela não protege nenhum usuário.'
      : `Quem está protegido agora continua protegido e mantém a licença: ${someUsers(users, f)}.`,
  policyEndConfirm: 'Encerrar política',
  policyName: 'Nome',
  policyNameEmpty: 'Digite um nome.',
  policyNameLong: 'Use no máximo 200 caracteres.',
  policyNameFrom: ({ labels, more, except }, f) =>
    `${f.list(more > 0 ? [...labels, `mais ${f.number(more)}`] : labels)}${except.length > 0 ? ` exceto ${f.list(except)}` : ''}`,
  policyLimitField: 'Limite de licenças (opcional)',
  policyLimitHelp: 'Esta política nunca usa mais licenças.',
  policyLimitWrong: 'Digite um número inteiro ou deixe o campo vazio.',
  policyDaysField: 'Devolver a licença',
  policyKeep: 'Manter a licença',
  policyDays: 'Dias até devolver a licença',
  policyDaysUnit: 'dias depois',
  policyDaysWrong: 'Digite um número inteiro de dias de 0 a 3650.',
  policyGiveBackHelp: 'A proteção termina então, como se você devolvesse a licença.',
  policySave: 'Salvar política',
  policyItemsHelp: 'Para mudar itens ou configurações, abra-os na lista da página inicial. Depois volte e use a lista aqui.',
  policyOpenList: 'Abrir na lista',
  policyOpenReplaces: ({ items }, f) => `Sua lista (${someItems(items, f)}) será substituída.`,
  policyTakeList: 'Usar a lista',
  policyTaken: 'Os itens e as configurações da lista serão usados. Salve a política para aplicá-los.',
  policyTookList: ({ items }, f) => `Da lista: ${someItems(items, f)}`,
  forecastLoading: 'Calculando a previsão…',
  forecastFailed: 'Não foi possível calcular a previsão.',
  forecastNow: ({ users, credits }, f) => `Agora ${someUsers(users, f)}, no total ${someLicenses(credits, f)}.`,
  forecastBasis: ({ joined, left, days }, f) =>
    `Entraram: ${f.number(joined)}, saíram: ${f.number(left)} (período: ${countDays(days, f)}).`,
  forecastNoBasis: 'Nenhuma sincronização registrou entradas ou saídas ainda, então não há previsão.',
  forecastShort: ({ days }, f) => `O histórico cobre ${countDays(days, f)}. Uma previsão precisa de pelo menos 7.`,
  forecastUntil: ({ month, limit }, f) =>
    limit === undefined
      ? `Nesse ritmo, suas licenças duram até ${month}.`
      : `Nesse ritmo, o limite (${someLicenses(limit, f)}) dura até ${month}.`,
  forecastOver: ({ limit }, f) =>
    limit === undefined ? 'Suas licenças não bastam para todos.' : `O limite (${someLicenses(limit, f)}) não basta para todos.`,
  forecastSteady: 'O número de usuários não cresce, então não são necessárias mais licenças.',
  forecastLong: 'Nesse ritmo, as licenças duram mais de cinco anos.',
  forecastUnlimited: 'Suas licenças não têm limite.',
  forecastChart: 'Entradas e saídas',
  forecastChartWords: ({ from, to, joined, left }, f) =>
    `Gráfico de barras de ${from} a ${to}: entraram ${f.number(joined)}, saíram ${f.number(left)}.`,
  forecastJoined: 'Entraram',
  forecastLeft: 'Saíram',
  dryRunTitle: 'O que esta política teria feito',
  dryRunAbout: 'Calculado com as entradas e saídas registradas pelas sincronizações, com o limite e a regra para quem sai.',
  dryRunFrom: 'Desde',
  dryRunStarted: 'Iniciados',
  dryRunGivenBack: 'Devolvidas',
  dryRunWaiting: 'Em espera',
  dryRunHeld: 'Licenças em uso',
  keepTitle: 'Proteger sempre',
  keepText: 'O backup começa agora. Após cada sincronização, esta política também protege os usuários que entram nos seus itens.',
  keepPart: 'As licenças não bastam para todos: os primeiros usuários começam agora e os outros esperam por licenças livres.',
  keepNobody: 'Todos aqui já estão protegidos. A política protege quem entrar depois.',
  policyStartsNow: ({ users, credits }, f) =>
    `Começam agora: no máximo ${someUsers(users, f)}${credits === undefined ? '' : `, com no máximo ${someLicenses(credits, f)}`}.`,
  keepStart: 'Iniciar backup e proteger sempre',
  keepView: 'Ver políticas',
}
