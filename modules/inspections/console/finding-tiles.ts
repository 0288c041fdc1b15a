import type { ShownFigure } from '../../../platform/browser/figures/figure.ts'

/** Gaps first, then what was put right, and beside it how much was looked at. */
export const findingTiles: ShownFigure[] = [
  { figure: 'inspections.findingsOverdue', label: { zh: '整改逾期', en: 'Findings overdue' }, stateAbove: 'late' },
  { figure: 'inspections.findingsOpen', label: { zh: '未销账问题', en: 'Open' }, stateAbove: 'waiting' },
  { figure: 'inspections.findingsPutRight', label: { zh: '已销账问题', en: 'Put right' } },
  { figure: 'inspections.findingsDue', label: { zh: '到期问题', en: 'Fallen due' } },
  { figure: 'inspections.findingsOnTime', label: { zh: '按期整改', en: 'On time' } },
  { figure: 'inspections.secondLooks', label: { zh: '回头看', en: 'Second looks' } },
]

/** What was looked at: a zero among the findings is worth as much as these. */
export const visitTiles: ShownFigure[] = [
  { figure: 'inspections.visitsOverdue', label: { zh: '督查逾期', en: 'Visits overdue' }, stateAbove: 'late' },
  { figure: 'inspections.visits', label: { zh: '督查次数', en: 'Visits' } },
  { figure: 'inspections.bodiesVisited', label: { zh: '受检单位', en: 'Bodies visited' } },
  { figure: 'inspections.itemsChecked', label: { zh: '检查项次', en: 'Points checked' } },
  { figure: 'inspections.findings', label: { zh: '发现问题', en: 'Findings' } },
  { figure: 'inspections.inspectorTimes', label: { zh: '督查人次', en: 'Person-times' } },
]
