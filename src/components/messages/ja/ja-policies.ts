import type { enPolicies } from '../en/en-policies.js'
import type { enPolicyForm } from '../en/en-policy-form.js'
import type { Translated } from '../message.js'
import { items, licenses, people, users } from './ja-nouns.js'

export const jaPolicies: Translated<typeof enPolicies & typeof enPolicyForm> = {
  policiesTitle: 'ポリシー',
  policiesAbout: ({ domain }, f) =>
    `${f.name(domain)} のポリシーは、後から加わるユーザーも保護します。1 人のユーザーが 2 つのポリシーの対象になる場合は、古い方が適用されます。`,
  policiesLoading: 'ポリシーを読み込んでいます',
  policiesFailed: 'ポリシーを読み込めませんでした。',
  policiesNone: 'このクラウドはポリシーに対応していません。',
  policiesEmpty: 'ポリシーはまだありません',
  policiesEmptyText: 'バックアップの開始時に「継続して保護」を選ぶと、後から加わるユーザーも保護されます。',
  policiesEnded: ({ count }, f) => `終了したポリシー ${f.number(count)} 件`,
  policiesMore: 'ポリシーをさらに表示',
  policyStatusName: ({ status }) => ({ active: '有効', paused: '一時停止中', ended: '終了', unknown: '不明' })[status],
  policyCovered: '対象',
  policyProtected: '保護済みまたは開始済み',
  policyWaiting: '待機中',
  policyNotProtected: '失敗',
  policyJoined: '30 日間の追加',
  policyLeft: '30 日間の離脱',
  policyShares: ({ covered, protected: done, waiting, failed }, f) =>
    `${users(covered, f)}中 ${f.number(done)} 人が保護済みまたは開始済み、${f.number(waiting)} 人が待機中、${f.number(failed)} 人が失敗`,
  policyWaits: ({ waiting, reason }, f) =>
    ({
      credits: `${people(waiting, f)}が待機中: 使えるライセンスがありません。ライセンスを追加するか、不要なものを返却してください。`,
      limit: `${people(waiting, f)}が待機中: このポリシーの上限に達しています。上限を上げると、さらに保護できます。`,
      paused: `${people(waiting, f)}が待機中: ポリシーは一時停止中です。再開すると保護されます。`,
      sync: `${people(waiting, f)}がグループと組織部門の同期を待っています。例外に当たる可能性があるためです。`,
      unknown: `${people(waiting, f)}が次の確認を待っています。`,
    })[reason],
  policyFails: ({ failed }, f) =>
    `${people(failed, f)}のバックアップが失敗したか、一時停止しています。ポリシーは再試行しません。バックアップのページで再試行してください。`,
  policyNever: '未確認',
  policyItems: '項目',
  policyLimit: 'ライセンスの上限',
  policyLimitValue: ({ limit }, f) => licenses(limit, f),
  policyNoLimit: '上限なし',
  policyLeavers: '離脱したユーザー',
  policyGiveBack: ({ days }, f) => (days === 0 ? 'ライセンスをすぐに返却' : `${f.number(days)} 日後にライセンスを返却`),
  policyCreated: '作成',
  policyCreatedBy: ({ name, at }, f) => `${f.date(at)}(${f.name(name)})`,
  policyChecked: '最終確認',
  policyEdit: '編集',
  policyPause: '一時停止',
  policyResume: '再開',
  policyEnd: '終了…',
  policyForecast: '予測',
  policyBusy: '保存しています…',
  policyDone: ({ name, status }, f) =>
    ({
      active: `「${f.name(name)}」は新しいユーザーの保護を再開しました。`,
      paused: `「${f.name(name)}」を一時停止しました。再開するまで新しいユーザーは保護されません。`,
      ended: `「${f.name(name)}」を終了しました。対象のユーザーの保護は続きます。`,
    })[status],
  policySaved: ({ name, waiting }, f) =>
    `「${f.name(name)}」を保存しました。${waiting > 0 ? `${people(waiting, f)}がライセンスを待っています。` : ''}`,
  policyChangeFailed: 'ポリシーを変更できませんでした。',
  policyChangeLost: 'サーバーから応答がありません。変更が保存されている可能性があります。もう一度試しても問題ありません。',
  policySaveFailed: 'ポリシーを保存できませんでした。',
  policySaveLost:
    'サーバーから応答がありません。ポリシーが保存されている可能性があります。もう一度試しても二重に保存されることはありません。',
  policyEndTitle: ({ name }, f) => `「${f.name(name)}」を終了しますか?`,
  policyEndText: '新しいユーザーは保護されなくなります。終了したポリシーは再開できません。',
  policyEndKeeps: ({ users: n }, f) =>
    n === 0 ? '現在保護しているユーザーはいません。' : `現在保護している ${people(n, f)}の保護とライセンスはそのまま残ります。`,
  policyEndConfirm: 'ポリシーを終了',
  policyName: '名前',
  policyNameEmpty: '名前を入力してください。',
  policyNameLong: '200 文字以内で入力してください。',
  policyNameFrom: ({ labels, more, except }, f) =>
    `${f.list(more > 0 ? [...labels, `ほか ${f.number(more)} 件`] : labels)}${except.length > 0 ? `(${f.list(except)} を除く)` : ''}`,
  policyLimitField: 'ライセンスの上限(任意)',
  policyLimitHelp: 'このポリシーは上限を超えてライセンスを使いません。',
  policyLimitWrong: '整数を入力するか、空欄にしてください。',
  policyDaysField: 'ライセンスを返却する',
  policyKeep: 'ライセンスを保持する',
  policyDays: 'ライセンスを返却するまでの日数',
  policyDaysUnit: '日後',
  policyDaysWrong: '0 から 3,650 までの整数を入力してください。',
  policyGiveBackHelp: '手動で返却したときと同じように、その時点で保護が終了します。',
  policySave: 'ポリシーを保存',
  policyItemsHelp: '項目や設定を変更するには、開始ページのリストで開いて編集し、ここに戻ってリストを取り込みます。',
  policyOpenList: 'リストで開く',
  policyOpenReplaces: ({ items: n }, f) => `現在のリスト(${items(n, f)})は置き換えられます。`,
  policyTakeList: 'リストを取り込む',
  policyTaken: 'リストの項目と設定を取り込みました。ポリシーを保存すると適用されます。',
  policyTookList: ({ items: n }, f) => `リストから取り込み: ${items(n, f)}`,
  forecastLoading: '予測を計算しています…',
  forecastFailed: '予測を計算できませんでした。',
  forecastNow: ({ users: n, credits }, f) => `現在は${users(n, f)}、合計 ${licenses(credits, f)}です。`,
  forecastBasis: ({ joined, left, days }, f) =>
    `過去 ${f.number(days)} 日間に ${f.number(joined)} 人が加わり、${f.number(left)} 人が離れました。`,
  forecastNoBasis: '同期による追加や離脱の記録がまだないため、予測できません。',
  forecastShort: ({ days }, f) => `記録は ${f.number(days)} 日分です。予測には 7 日分以上が必要です。`,
  forecastUntil: ({ month, limit }, f) =>
    limit === undefined
      ? `このペースでは、ライセンスは ${month}まで足ります。`
      : `このペースでは、上限(${licenses(limit, f)})は ${month}まで足ります。`,
  forecastOver: ({ limit }, f) =>
    limit === undefined ? 'ライセンスが全員分に足りません。' : `上限(${licenses(limit, f)})が全員分に足りません。`,
  forecastSteady: 'ユーザー数は増えていないため、追加のライセンスは必要ありません。',
  forecastLong: 'このペースでは、ライセンスは 5 年以上足ります。',
  forecastUnlimited: 'ライセンスに上限はありません。',
  forecastChart: 'ユーザーの追加と離脱',
  forecastChartWords: ({ from, to, joined, left }, f) =>
    `${from}から${to}までの棒グラフ: 追加 ${f.number(joined)} 人、離脱 ${f.number(left)} 人。`,
  forecastJoined: '追加',
  forecastLeft: '離脱',
  dryRunTitle: 'このポリシーがあった場合の動作',
  dryRunAbout: '同期が記録した追加と離脱をもとに、上限と離脱者の扱いを適用して計算しています。',
  dryRunFrom: '期間の初日',
  dryRunStarted: '開始',
  dryRunGivenBack: '返却',
  dryRunWaiting: '待機中',
  dryRunHeld: '使用ライセンス',
  keepTitle: '継続して保護',
  keepText: 'バックアップを今すぐ開始します。同期のたびに、項目に加わったユーザーもこのポリシーが保護します。',
  keepPart: 'ライセンスが全員分に足りないため、先頭のユーザーから開始し、残りはライセンスが空くまで待ちます。',
  keepNobody: 'ここにいる全員がすでに保護されています。ポリシーは後から加わるユーザーを保護します。',
  policyStartsNow: ({ users: n, credits }, f) =>
    `すぐに開始: 最大で${users(n, f)}${credits === undefined ? '' : `、${licenses(credits, f)}`}。`,
  keepStart: 'バックアップを開始して継続して保護',
  keepView: 'ポリシーを表示',
}
