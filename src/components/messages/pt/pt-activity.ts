import type { enActivity } from '../en/en-activity.js'
import type { Translated } from '../message.js'
import { someLicenses, someSettings, someUsers } from './pt-nouns.js'

export const ptActivity: Translated<typeof enActivity> = {
  activityTitle: 'Atividade',
  activityAbout: ({ domain }, f) =>
    `Tudo o que foi feito em ${f.name(domain)}, do mais recente ao mais antigo. As entradas não podem ser alteradas nem removidas.`,
  activityLoading: 'Carregando a atividade',
  activityFailed: 'Não foi possível carregar a atividade.',
  activityNone: 'A atividade não é registrada aqui.',
  activityEmpty: 'Nada foi feito ainda',
  activityEmptyText: 'Backups, sincronizações e alterações nas configurações aparecem aqui.',
  activityNoMatch: 'Nenhuma atividade corresponde a estes filtros',
  activityClear: 'Limpar filtros',
  activityWhen: 'Quando',
  activityWho: 'Quem',
  activityWhat: 'O quê',
  activityNobody: 'Automático',
  activityAction: 'Ação',
  activityActionAll: 'Todas as ações',
  activityPerson: 'Pessoa',
  activityPersonAll: 'Todas as pessoas',
  activitySince: 'De',
  activityUntil: 'Até',
  activityExport: 'Exportar CSV',
  activityExporting: 'Exportando…',
  activityExported: 'Atividade exportada',
  activityExportFailed: 'Não foi possível exportar a atividade.',
  activityName: ({ action }) =>
    ({
      'backup-started': 'Backup iniciado',
      'backup-retried': 'Usuários com falha repetidos',
      'backup-stopped': 'Backup interrompido',
      'users-released': 'Licenças devolvidas',
      'credits-granted': 'Licenças adicionadas',
      'credits-revoked': 'Licenças retiradas',
      'settings-saved': 'Configurações alteradas',
      'sync-started': 'Sincronização iniciada',
      'sync-completed': 'Sincronização concluída',
      'sync-failed': 'Sincronização com falha',
      'sync-cancelled': 'Sincronização cancelada',
      'backup-started-refused': 'Backup recusado',
      'backup-retried-refused': 'Nova tentativa recusada',
      'settings-saved-refused': 'Configurações recusadas',
      'users-released-refused': 'Devolução recusada',
      'policy-saved': 'Política salva',
      'policy-status': 'Status da política alterado',
      'policy-evaluated': 'Política aplicada',
      'policy-saved-refused': 'Política recusada',
      'policy-status-refused': 'Status da política recusado',
    })[action],
  activityCounts: ({ users, credits, settings }, f) =>
    [
      users === undefined ? '' : someUsers(users, f),
      credits === undefined ? '' : someLicenses(credits, f),
      settings === undefined ? '' : someSettings(settings, f),
    ]
      .filter(Boolean)
      .join(' · '),
}
