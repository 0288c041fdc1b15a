import { z } from 'zod'
import { grantsFor, OWN } from '../../../platform/server/actor.ts'
import { figureBreakdown, figureRows, figureValue } from '../../../platform/server/figures/count.ts'
import { allFigures } from '../../../platform/server/figures/figure.ts'
import { query } from '../../../platform/server/query.ts'
import { type AreaId, levelOf } from '../../../platform/shared/area-id.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { getResponse } from '../../responses/server/public.ts'
import { problems } from '../problems.ts'
import { FigureQuestion, permissionOf, readQuestion } from './figure-question.ts'
import { dimensionOf, partsOf } from './part-names.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

/** All figures whose rows the actor may see, with their meaning, and what each can be broken down by. */
export const listFigures = query({
  name: 'figures.list',
  permission: OWN,
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({ figure: z.string(), label: Words, unit: Words, meaning: Words, dimensions: z.array(z.string()) }),
    ),
    asOf: z.string(),
  }),
  async run({ actor, now }) {
    const mine = [...allFigures().values()].filter((one) => grantsFor(actor, one.source.permission, now).length > 0)
    return {
      rows: mine.map(({ name, label, unit, meaning, source }) => ({
        figure: name,
        label,
        unit,
        meaning,
        dimensions: [...source.dimensions],
      })),
      asOf: now.toISOString(),
    }
  },
})

/** The number, with its words. */
export const figureValueQuery = query({
  name: 'figures.value',
  permission: permissionOf,
  input: FigureQuestion,
  output: z.object({ value: z.number(), label: Words, unit: Words, meaning: Words, asOf: z.string() }),
  async run({ client, actor, now }, question) {
    const { figure, ask } = readQuestion(actor, question, now)
    const { label, unit, meaning } = figure
    return {
      value: await figureValue(client, figure, ask),
      label,
      unit,
      meaning,
      asOf: (ask.asOf ?? now).toISOString(),
    }
  },
})

/** The number by area, day, hour, body or another dimension of its rows; parts with nothing in them are there as zero. */
export const figureBreakdownQuery = query({
  name: 'figures.breakdown',
  permission: permissionOf,
  input: FigureQuestion.extend({ by: z.string().min(1).max(60) }),
  output: z.object({
    rows: z.array(z.object({ key: z.string(), label: z.union([z.string(), Words]).optional(), value: z.number() })),
    asOf: z.string(),
  }),
  async run({ client, actor, now }, question) {
    const { figure, ask } = readQuestion(actor, question, now)
    const areaId = ask.areaId ?? (await areaOfResponse(client, ask.responseId))
    const by = dimensionOf(figure, question.by === 'area' ? areaBy(areaId) : question.by)
    if (!by)
      return refuse(
        problems.noSuchPart({ figure: figure.name, by: question.by, known: figure.source.dimensions.join(', ') }),
      )
    const counted = new Map((await figureBreakdown(client, figure, ask, by)).map(({ key, value }) => [key, value]))
    const until = ask.to ?? (ask.from ? (ask.asOf ?? now) : undefined)
    const { from, within, responseId } = ask
    const keys = [...counted.keys()]
    const { words } = figure.source
    const parts = await partsOf(client, { responseId, by, areaId, within, from, to: until, counted: keys, words })
    return {
      rows: parts.map((part) => ({ ...part, value: counted.get(part.key) ?? 0 })),
      asOf: (ask.asOf ?? now).toISOString(),
    }
  },
})

/** A page of the rows that the number counts, newest first, masked. */
export const figureRowsQuery = query({
  name: 'figures.rows',
  permission: permissionOf,
  input: FigureQuestion.extend({ limit: z.int().min(1).max(200).default(50), after: z.string().max(200).optional() }),
  output: z.object({
    rows: z.array(z.looseObject({ id: z.string() })),
    columns: z.array(z.object({ key: z.string(), label: Words })),
    next: z.string().optional(),
    total: z.number().optional(),
    asOf: z.string(),
  }),
  async run(context, { limit, after, ...question }) {
    const { client, actor, now } = context
    const { figure, ask } = readQuestion(actor, question, now)
    const page = await figureRows(client, figure, ask, { limit, after: cursorOf(after) })
    // Rows and number are one where the number counts rows; a sum says nothing of how many there are.
    const total = figure.count === 'rows' ? await figureValue(client, figure, ask) : undefined
    const rows = await figure.source.describe(context, page.rows)
    return {
      rows: rows.map((row) => ({ ...row, id: String(row.id) })),
      columns: [...figure.source.columns],
      ...(page.next ? { next: page.next.join(' ') } : {}),
      ...(total === undefined ? {} : { total }),
      asOf: (ask.asOf ?? now).toISOString(),
    }
  },
})

/** A page ends with its last row's moment and id. */
const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

function cursorOf(after: string | undefined): [string, string] | undefined {
  const parsed = Cursor.safeParse(after?.split(' '))
  return parsed.success ? parsed.data : undefined
}

async function areaOfResponse(client: Parameters<typeof getResponse>[0], responseId: string): Promise<AreaId> {
  return (await getResponse(client, responseId)).areaId
}

/** Townships first; inside one, its villages. */
function areaBy(areaId: AreaId): string {
  return ['country', 'province', 'prefecture', 'county'].includes(levelOf(areaId)) ? 'precinct' : 'village'
}
