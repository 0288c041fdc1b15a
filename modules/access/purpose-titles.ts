import type { Purpose } from '../../platform/shared/personal.ts'

/** What each purpose of reading is called where a reading is shown. */
export const purposeTitles: Record<Purpose, { zh: string; en: string }> = {
  epidemicControl: { zh: '疫情防控', en: 'Epidemic control' },
  residentHelp: { zh: '群众服务', en: 'Helping residents' },
  dutyRoster: { zh: '值守安排', en: 'Duty rosters' },
  signIn: { zh: '账号管理', en: 'Accounts' },
  audit: { zh: '核查审计', en: 'Audit' },
  correction: { zh: '更正信息', en: 'Correcting records' },
}
