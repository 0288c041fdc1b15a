import { z } from 'zod'
import { areaParts } from '../../../platform/server/figures/question.ts'
import { type QueryContext, query } from '../../../platform/server/query.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { WorkShown } from '../work-shown.ts'
import { WORK, type Work } from './find-work.ts'
import { workInWords } from './work-in-words.ts'

const Cursor = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z [0-9a-f-]{36}$/)

const WorkFilter = z.object({
  responseId: Id,
  /** `open`: due or waiting for a check. */
  state: z.enum(['overdue', 'due', 'done', 'open', 'closed', 'all']).default('open'),
  kind: z.string().max(60).optional(),
  areaId: AreaId.optional(),
  organisationId: Id.optional(),
  planId: Id.optional(),
  /** Only what the asker owes: by their account, or as head of a body. */
  mine: z.boolean().default(false),
  limit: z.int().min(1).max(200).default(50),
  after: Cursor.optional(),
})

const states = {
  overdue: "state = 'due' and due_at <= $2::timestamptz",
  due: "state = 'due'",
  done: "state = 'done'",
  open: "state in ('due', 'done')",
  closed: "state = 'closed'",
  all: "state <> 'withdrawn'",
}

/** Work of a response, the longest overdue first; as far as the asker's areas and bodies go. */
export const listWork = query({
  name: 'work.list',
  permission: 'work.read',
  input: WorkFilter,
  output: z.object({ rows: z.array(WorkShown), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run(context, filter) {
    const { client, now } = context
    const { where, values } = conditionOf(context, filter)
    const total = await client.query<{ n: string }>(`select count(*) as n from work.item where ${where}`, values)
    const [at, id] = filter.after?.split(' ') ?? []
    const behind = at && id ? `and (due_at, id) > ($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)` : ''
    const { rows } = await client.query<Work>(
      `select ${WORK} from work.item where ${where} ${behind} order by due_at, id limit ${filter.limit + 1}`,
      values,
    )
    const page = rows.slice(0, filter.limit)
    const last = page.at(-1)
    return {
      rows: await workInWords(client, page, now),
      total: Number(total.rows[0]?.n ?? 0),
      asOf: now.toISOString(),
      ...(rows.length > filter.limit && last ? { next: `${last.dueAt.toISOString()} ${last.id}` } : {}),
    }
  },
})

function conditionOf({ actor, scope, now }: QueryContext, filter: z.output<typeof WorkFilter>) {
  const values: unknown[] = [filter.responseId, now]
  const bind = (value: unknown) => `$${values.push(value)}`
  const parts = ['response_id = $1', '$2::timestamptz is not null', states[filter.state]]
  // Row security holds anyway; said here as well, the condition finds an index. Who is bound to bodies sees theirs anywhere.
  const within = scope.organisations ? undefined : scope.areaIds
  parts.push(...areaParts({ areaId: filter.areaId, within }, bind))
  if (filter.kind) parts.push(`kind = ${bind(filter.kind)}`)
  if (filter.organisationId) parts.push(`organisation_id = ${bind(filter.organisationId)}`)
  if (filter.planId) parts.push(`plan_id = ${bind(filter.planId)}`)
  if (filter.mine)
    parts.push(
      `(user_id = ${bind(actor.userId)} or organisation_id = any(${bind(scope.organisations.split(',').filter(Boolean))}::uuid[]))`,
    )
  return { where: parts.join(' and '), values }
}
