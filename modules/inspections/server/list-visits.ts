import { z } from 'zod'
import { type QueryContext, query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { areaNames } from '../../areas/server/public.ts'
import { VisitShown } from '../inspections-shown.ts'
import { checklistsOf, nameOf } from './checklist-names.ts'

const Cursor = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z [0-9a-f-]{36}$/)

export interface VisitTuple {
  id: string
  response_id: string
  kind: 'planned' | 'surprise'
  plan_id: string | null
  round: number | null
  organisation_id: string | null
  place: string
  area_id: string
  checklist_id: string
  inspectors: number
  items: number
  failed: number
  note: string | null
  visited_by: string
  made_at: Date
}

/** Visits of a response, newest first; those to one body are its history. */
export const listVisits = query({
  name: 'inspections.visits',
  permission: 'inspection.read',
  input: z.object({
    responseId: Id,
    organisationId: Id.optional(),
    planId: Id.optional(),
    limit: z.int().min(1).max(200).default(50),
    after: Cursor.optional(),
  }),
  output: z.object({ rows: z.array(VisitShown), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run(context, { responseId, organisationId, planId, limit, after }) {
    const { client, now } = context
    const where = `response_id = $1 and ($2::uuid is null or organisation_id = $2) and ($3::uuid is null or plan_id = $3)`
    const values = [responseId, organisationId ?? null, planId ?? null]
    const total = await client.query<{ n: string }>(
      `select count(*) as n from inspections.visit where ${where}`,
      values,
    )
    const [at, id] = after?.split(' ') ?? []
    const { rows } = await client.query<VisitTuple>(
      `select * from inspections.visit where ${where} and ($4::timestamptz is null or (made_at, id) < ($4, $5::uuid))
       order by made_at desc, id desc limit ${limit + 1}`,
      [...values, at ?? null, id ?? null],
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      rows: await visitsInWords(context, page),
      total: Number(total.rows[0]?.n ?? 0),
      asOf: now.toISOString(),
      ...(rows.length > limit && last ? { next: `${last.made_at.toISOString()} ${last.id}` } : {}),
    }
  },
})

/** Visits as screens show them; all of one response. */
export async function visitsInWords(
  { client, vault }: Pick<QueryContext, 'client' | 'vault'>,
  rows: readonly VisitTuple[],
): Promise<VisitShown[]> {
  const checklists = await checklistsOf(client, rows[0]?.response_id)
  const names = await namesOfUsers(
    client,
    vault,
    rows.map((row) => row.visited_by),
  )
  const places = await areaNames(
    client,
    rows.map((row) => row.area_id),
  )
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, planId: row.plan_id, round: row.round, organisationId: row.organisation_id },
    ...{ place: row.place, areaName: places.get(row.area_id) ?? '', checklist: nameOf(checklists, row.checklist_id) },
    ...{ inspectors: row.inspectors, items: row.items, failed: row.failed, note: row.note },
    ...{ by: names.get(row.visited_by) ?? '', madeAt: row.made_at.toISOString() },
  }))
}
