import { z } from 'zod'
import { grantsFor } from '../../../platform/server/actor.ts'
import { allFigures, type Figure } from '../../../platform/server/figures/figure.ts'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { gaps } from '../gaps.ts'
import { boundTo, ResponseShown, type ResponseTuple, SHOWN, showResponses } from './response-shown.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const Shown = z.object({
  figure: z.string(),
  label: Words,
  unit: Words,
  hint: Words,
  stateAbove: z.enum(['missing', 'late', 'waiting']).optional(),
})

/** What the home page shows of a response: the gaps in the order of harm, then the playbook's figures, each with its meaning. */
export const showHome = query({
  name: 'responses.home',
  permission: 'response.read',
  input: z.object({ responseId: Id.optional() }),
  output: z.object({
    response: ResponseShown.nullable(),
    gaps: z.array(Shown),
    figures: z.array(Shown),
    asOf: z.string(),
  }),
  async run({ client, actor, scope, now }, { responseId }) {
    const values: unknown[] = [responseId ?? null]
    const { rows } = await client.query<ResponseTuple & { home: string[] }>(
      `select ${SHOWN}, playbook->'figures'->'home' as home from responses.response
       where ($1::uuid is null or id = $1) and ${boundTo(scope, 'id', values)}
       order by closed_at is not null, opened_at desc limit 1`,
      values,
    )
    const row = rows[0]
    const [response] = row ? await showResponses(client, [row], actor.language) : []
    // A figure that this person may not open, or whose room is not there, is no tile.
    const open = (name: string) => {
      const figure = allFigures().get(name)
      return figure && grantsFor(actor, figure.source.permission, now).length > 0 ? figure : undefined
    }
    return {
      response: response ?? null,
      gaps:
        row && !row.closed_at
          ? gaps.flatMap(({ figure, hint, state }) => shown(open(figure), { hint, stateAbove: state }))
          : [],
      figures: (row?.home ?? []).flatMap((name) => shown(open(name))),
      asOf: now.toISOString(),
    }
  },
})

function shown(figure: Figure | undefined, more: Partial<z.infer<typeof Shown>> = {}): z.infer<typeof Shown>[] {
  if (!figure) return []
  return [{ figure: figure.name, label: figure.label, unit: figure.unit, hint: figure.meaning, ...more }]
}
