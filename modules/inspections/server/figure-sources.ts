import type { FigureSource } from '../../../platform/server/figures/figure.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { areaNames } from '../../areas/server/public.ts'
import { checklistsOf, nameOf } from './checklist-names.ts'

type Row = Record<string, unknown>

const place = { key: 'place', label: { zh: '单位或地点', en: 'Body or place' } }
const area = { key: 'area', label: { zh: '区域', en: 'Area' } }
const checklist = { key: 'checklist', label: { zh: '检查表', en: 'Checklist' } }
const at = { key: 'at', label: { zh: '时间', en: 'Time' } }

const outcomeWords = {
  passed: { zh: '合格', en: 'passed' },
  failed: { zh: '不合格', en: 'failed' },
  notApplicable: { zh: '不涉及', en: 'does not apply' },
  noted: { zh: '记录', en: 'noted' },
}
const kindWords = { planned: { zh: '计划', en: 'planned' }, surprise: { zh: '突击', en: 'surprise' } }

async function shared({ client, actor }: QueryContext, rows: Row[]) {
  const places = await areaNames(
    client,
    rows.map((row) => String(row.area_id)),
  )
  const checklists = await checklistsOf(client, rows[0] && String(rows[0].response_id))
  return {
    checklists,
    of: (row: Row) => ({
      ...{ id: row.id, place: row.place, area: places.get(String(row.area_id)) ?? '' },
      checklist: nameOf(checklists, String(row.checklist_id))[actor.language],
      at: localStamp(row.made_at as Date),
    }),
  }
}

const common = { permission: 'inspection.read', date: 'made_at', superseding: false }

/** Visits, planned and by surprise. */
export const visits: FigureSource = {
  ...common,
  table: 'inspections.visit',
  dimensions: ['kind', 'checklist_id', 'organisation_id', 'plan_id', 'round'],
  words: { kind: kindWords },
  columns: [place, area, checklist, at, { key: 'result', label: { zh: '检查项/不合格', en: 'Points/failed' } }],
  async describe(context, rows) {
    const { of } = await shared(context, rows)
    return rows.map((row) => ({ ...of(row), result: `${row.items}/${row.failed}` }))
  },
}

/** Answers to points of checklists. */
export const answers: FigureSource = {
  ...common,
  table: 'inspections.answer',
  dimensions: ['outcome', 'checklist_id', 'item_id', 'organisation_id'],
  words: { outcome: outcomeWords },
  columns: [
    place,
    { key: 'item', label: { zh: '检查项', en: 'Point' } },
    { key: 'outcome', label: { zh: '结果', en: 'Result' } },
    at,
  ],
  async describe(context, rows) {
    const { of, checklists } = await shared(context, rows)
    const { language } = context.actor
    return rows.map((row) => ({
      ...of(row),
      item:
        checklists.get(String(row.checklist_id))?.items.find(({ id }) => id === row.item_id)?.ask[language] ??
        row.item_id,
      outcome: outcomeWords[row.outcome as keyof typeof outcomeWords][language],
    }))
  },
}

/** What was found wrong, whatever became of it. */
export const findings: FigureSource = {
  ...common,
  table: 'inspections.finding',
  dimensions: ['checklist_id', 'item_id', 'organisation_id'],
  columns: [place, area, { key: 'said', label: { zh: '问题', en: 'Finding' } }, at],
  async describe(context, rows) {
    const { of } = await shared(context, rows)
    return rows.map((row) => ({ ...of(row), said: row.said }))
  },
}
