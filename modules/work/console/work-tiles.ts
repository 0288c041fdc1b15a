import type { ShownFigure } from '../../../platform/browser/figures/figure.ts'

/** The gaps first, then how much of what fell due was put right in time. */
export const workTiles: ShownFigure[] = [
  { figure: 'work.overdue', label: { zh: '逾期事项', en: 'Overdue' }, stateAbove: 'late' },
  { figure: 'work.open', label: { zh: '未销账事项', en: 'Open' }, stateAbove: 'waiting' },
  { figure: 'work.fallenDue', label: { zh: '到期事项', en: 'Fallen due' } },
  { figure: 'work.onTime', label: { zh: '按期办结', en: 'Closed on time' } },
]
