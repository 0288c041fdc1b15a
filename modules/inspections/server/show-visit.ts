import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import type { Outcome } from '../inspection.ts'
import { AnswerShown, VisitShown } from '../inspections-shown.ts'
import { checklistsOf } from './checklist-names.ts'
import { type VisitTuple, visitsInWords } from './list-visits.ts'

interface AnswerTuple {
  item_id: string
  outcome: Outcome
  said: string | null
  finding_id: string | null
}

/** One visit with each answer, in the order of the checklist, and the findings that came of it. */
export const showVisit = query({
  name: 'inspections.visit',
  permission: 'inspection.read',
  input: z.object({ visitId: Id }),
  output: z.object({ visit: VisitShown, answers: z.array(AnswerShown), asOf: z.string() }),
  async run(context, { visitId }) {
    const { client, scope, now } = context
    const found = await client.query<VisitTuple & { precinct_id: string }>(
      'select * from inspections.visit where id = $1',
      [visitId],
    )
    const row = found.rows[0] ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, { responseId: row.response_id })
    const { rows } = await client.query<AnswerTuple>(
      `select answer.item_id, answer.outcome, answer.said, finding.id as finding_id
       from inspections.answer answer left join inspections.finding finding
         on finding.precinct_id = answer.precinct_id and finding.visit_id = answer.visit_id and finding.item_id = answer.item_id
       where answer.precinct_id = $1 and answer.visit_id = $2`,
      [row.precinct_id, visitId],
    )
    const items = (await checklistsOf(client, row.response_id)).get(row.checklist_id)?.items ?? []
    const order = new Map(items.map(({ id }, at) => [id, at]))
    const [visit] = await visitsInWords(context, [row])
    return {
      visit: visit as VisitShown,
      answers: rows
        .sort((one, other) => (order.get(one.item_id) ?? 99) - (order.get(other.item_id) ?? 99))
        .map((answer) => ({
          itemId: answer.item_id,
          ask: items[order.get(answer.item_id) ?? -1]?.ask ?? { zh: answer.item_id, en: answer.item_id },
          ...{ outcome: answer.outcome, said: answer.said, findingId: answer.finding_id },
        })),
      asOf: now.toISOString(),
    }
  },
})
