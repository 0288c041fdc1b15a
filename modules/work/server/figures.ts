import { figure } from '../../../platform/server/figures/figure.ts'
import { fallenDue, NOW_DUE, overdues, stays } from './work-sources.ts'

const pieces = { zh: '项', en: 'items' }

/** Every kind of work together; rooms count their own kinds from the same sources. */
export const workFigures = [
  figure({
    name: 'work.open',
    source: stays,
    where: "state in ('due', 'done')",
    count: 'rows',
    label: { zh: '未销账事项', en: 'Work open' },
    unit: pieces,
    meaning: { zh: '待办和待复核的事项', en: 'work that is due or waits for its check' },
  }),
  figure({
    name: 'work.overdue',
    source: overdues,
    where: NOW_DUE,
    count: 'rows',
    label: { zh: '逾期事项', en: 'Work overdue' },
    unit: pieces,
    meaning: { zh: '过了期限还没有报告完成的事项', en: 'work past its deadline that nobody has reported done' },
  }),
  figure({
    name: 'work.fallenDue',
    source: fallenDue,
    where: NOW_DUE,
    count: 'rows',
    label: { zh: '到期事项', en: 'Work fallen due' },
    unit: pieces,
    meaning: {
      zh: '已销账的和过了最初期限的事项，办没办完都算；按期率为“按期办结”与它之比',
      en: 'work that is closed, or past its first deadline whatever became of it; the on-time rate is "closed on time" over this',
    },
  }),
  figure({
    name: 'work.onTime',
    source: fallenDue,
    where: `on_time and ${NOW_DUE}`,
    count: 'rows',
    label: { zh: '按期办结', en: 'Closed on time' },
    unit: pieces,
    meaning: {
      zh: '到期事项中，在最初期限前完成并已销账的',
      en: 'of the work fallen due, what was put right by its first deadline and is closed',
    },
  }),
]
