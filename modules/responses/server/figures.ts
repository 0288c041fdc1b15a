import { type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import { localStamp } from '../../../platform/shared/dates.ts'

const source: FigureSource = {
  table: 'responses.task',
  permission: 'response.read',
  date: 'due_at',
  dimensions: ['owner'],
  superseding: false,
  momentary: true,
  columns: [
    { key: 'decision', label: { zh: '任务', en: 'Task' } },
    { key: 'owner', label: { zh: '责任单位', en: 'Owner' } },
    { key: 'due', label: { zh: '期限', en: 'Due' } },
  ],
  describe: async (_context, rows) =>
    rows.map((row) => ({ id: row.id, decision: row.decision, owner: row.owner, due: localStamp(row.due_at as Date) })),
}

export const tasksOverdue = figure({
  name: 'responses.tasksOverdue',
  source,
  where:
    '(settled_at is null or settled_at > platform.as_of()) and due_at < coalesce(platform.as_of(), clock_timestamp())',
  count: 'rows',
  label: { zh: '任务逾期', en: 'Tasks overdue' },
  unit: { zh: '项', en: 'tasks' },
  meaning: {
    zh: '会议决定的任务中，过了期限尚未办结的',
    en: 'tasks decided by meetings that are past their deadline and not settled',
  },
})
