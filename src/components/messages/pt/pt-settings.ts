import type { enSettings } from '../en/en-settings.js'
import type { Translated } from '../message.js'
import { someUsers } from './pt-nouns.js'

export const ptSettings: Translated<typeof enSettings> = {
  settingsTitle: 'Configurações de backup',
  settingsAbout: ({ domain }, f) =>
    `Usadas quando você inicia um backup${domain === '' ? '' : ` em ${f.name(domain)}`} sem configurações próprias.`,
  settingsStepTitle: 'Configurações deste backup',
  settingsStepAbout: ({ domain }, f) => `Valem só para este backup. Os padrões${domain === '' ? '' : ` de ${f.name(domain)}`} não mudam.`,
  settingsGroups: 'Grupos de configurações',
  settingsLoading: 'Carregando as configurações',
  settingsLoadFailed: 'Não foi possível carregar as configurações.',
  settingsNone: 'Não há configurações a escolher aqui.',
  settingsBack: 'Voltar',
  settingsSave: 'Salvar',
  settingsSaving: 'Salvando…',
  settingsSaved: 'Salvo',
  settingsSaveFailed: 'Não foi possível salvar as configurações.',
  settingsUnsaved: ({ count }, f) =>
    f.plural(count, { one: '# alteração não salva', many: '# de alterações não salvas', other: '# alterações não salvas' }),
  settingsUnchanged: 'Não há alterações a salvar',
  settingsDiscard: 'Descartar alterações',
  settingsDiscarded: 'Alterações descartadas',
  settingsOwn: ({ count }, f) =>
    count === 0
      ? 'Igual aos padrões do domínio'
      : f.plural(count, {
          one: '# configuração difere dos padrões do domínio',
          many: '# de configurações diferem dos padrões do domínio',
          other: '# configurações diferem dos padrões do domínio',
        }),
  settingsStarted: ({ users }, f) => `Backup de ${someUsers(users, f)} iniciado`,
  settingsNothingSelected: 'Sua lista está vazia',
  settingsNobodyDue: 'Nada a iniciar: todos aqui já têm backup, estão suspensos ou foram excluídos',
  settingsShort: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Falta # licença', many: 'Faltam # de licenças', other: 'Faltam # licenças' }),
  settingsChanged: 'Alterado',
  settingsBackToDefault: 'Restaurar padrão',
  settingsBackToDefaultOf: ({ setting }, f) => `Restaurar padrão: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }, f) => `${f.name(setting)} voltou ao padrão`,
  settingsOn: 'Ativado',
  settingsOff: 'Desativado',
  settingsChoose: 'Escolher…',
  settingsUnlimited: 'Ilimitado',
  settingsUnitOf: ({ setting }, f) => `Unidade de ${f.name(setting)}`,
  settingsAddText: 'Adicionar',
  settingsAddTextTo: ({ setting }, f) => `Adicionar a ${f.name(setting)}`,
  settingsRemoveText: ({ text }, f) => `Remover ${f.name(text)}`,
  settingsTextsAdded: ({ texts }, f) => `${texts.length === 1 ? 'Adicionado' : 'Adicionados'}: ${f.list(texts.map(f.name))}`,
  settingsTextRemoved: ({ text }, f) => `Removido: ${f.name(text)}`,
  settingsTextsRepeated: ({ texts }, f) => `Já ${texts.length === 1 ? 'está' : 'estão'} na lista: ${f.list(texts.map(f.name))}`,
  settingsTextsCount: ({ count, most }, f) => `${f.number(count)} de no máximo ${f.number(most)}`,
  settingsFull: 'A lista está cheia',
  settingsWrong: ({ count }, f) =>
    f.plural(count, {
      one: '# configuração precisa de correção',
      many: '# de configurações precisam de correção',
      other: '# configurações precisam de correção',
    }),
  settingEmpty: 'Digite um número',
  settingNotANumber: 'Isto não é um número',
  settingNotAnOption: 'Escolha uma das opções',
  settingTooSmall: ({ limit, unit }, f) => `No mínimo ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooBig: ({ limit, unit }, f) => `No máximo ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooMany: ({ limit }, f) => `No máximo ${f.plural(limit, { one: '# entrada', many: '# de entradas', other: '# entradas' })}`,
}
