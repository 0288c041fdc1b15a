import { defineProblems } from '../../platform/shared/problem.ts'

export const problems = defineProblems('reports', {
  noSuchFigure: {
    status: 404,
    zh: '没有“{figure}”这个数字。请从“数字”页面选择。',
    en: 'There is no figure “{figure}”. Choose one from the figures page.',
  },
  noSuchPart: {
    status: 400,
    zh: '“{figure}”不能按“{by}”分项，可用：{known}。',
    en: '“{figure}” cannot be broken down by “{by}”; choose one of: {known}.',
  },
  spanTurned: {
    status: 400,
    zh: '截止时间须晚于起始时间。请重新选择起止日期。',
    en: 'The span ends before it begins. Choose the days again.',
  },
  momentToCome: {
    status: 400,
    zh: '统计时点不能晚于现在。请改为现在或更早的时间。',
    en: 'The moment is still to come. Choose now or earlier.',
  },
  outsideResponse: {
    zh: '所选区域不在本次应急响应范围内。请在{area}范围内选择。',
    en: 'This area is outside the response. Choose one within {area}.',
  },
  templateBroken: {
    zh: '预案的报告模板有误（第{line}行）：{found}。请改正预案后重新启动，或联系管理员。',
    en: 'The report template of the playbook has a mistake (line {line}): {found}. Mend the playbook, or ask the administrator.',
  },
  versionTaken: {
    zh: '这份报告刚有人定稿。请刷新列表，确认后再定稿。',
    en: 'Somebody has just frozen this report. Refresh the list and check before freezing again.',
  },
  noTable: {
    status: 409,
    zh: '这份报告里没有表格，不能导出 CSV。请选择 Word、Excel 或网页。',
    en: 'This report has no table, so there is no CSV of it. Choose Word, Excel or web page.',
  },
})
