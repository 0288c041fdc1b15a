import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { localDay, localStamp } from '../../shared/dates.ts'
import { refuse } from '../../shared/problem.ts'
import { type Actor, scopeOf } from '../actor.ts'
import { reasonOf } from '../commands/order.ts'
import { inTransaction } from '../database.ts'
import type { TableExport } from '../export.ts'
import { findRejected, rejectedSheet } from '../imports/rejected.ts'
import { mustHold } from '../must-hold.ts'
import { platformProblems } from '../problems.ts'
import { type QueryContext, type Reading, refuseOtherResponse } from '../query.ts'
import { throughDisk } from '../spreadsheet/spool.ts'
import { writeSheet } from '../spreadsheet/write-sheet.ts'
import type { WrittenRow } from '../spreadsheet/written-column.ts'
import { takeTurns } from '../take-turns.ts'
import { readAsked } from './query-routes.ts'
import { type Limit, whyNotNow } from './rate-limit.ts'
import { type HttpTools, mustKnow } from './tools.ts'

const Form = z.looseObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') })
/** How long an export may be kept. */
const KEEP_DAYS = 30
const RejectedRows = z.object({ id: z.uuid() })

/**
 * POST /api/exports/<name>: a table as a file, streamed from one moment of the database, with recipient, purpose and
 * expiry on it. That it was taken is in the ledger before the first byte leaves.
 */
export function exportRoutes(server: FastifyInstance, tools: HttpTools, limit: Limit): void {
  server.post<{ Params: { name: string } }>('/api/exports/:name', async (request, reply) => {
    const actor = await mustKnow(tools.doorkeeper, request)
    const tooOften = whyNotNow(limit, actor.userId, reply)
    if (tooOften) throw tooOften
    const { name } = request.params
    if (name === 'platform.rejectedRows') {
      const { format, ...body } = readForm(request.body)
      return sendRejected(reply, actor, RejectedRows.safeParse(body).data?.id, format)
    }
    const wanted = tools.house.exports.get(name)
    if (!wanted) return refuse(platformProblems.unknownQuery({ query: name.slice(0, 80) }))
    if (typeof wanted.permission === 'string') mustHold(actor, wanted.permission, new Date())
    if (wanted.alsoNeeds) mustHold(actor, wanted.alsoNeeds, new Date())
    // A finished file decides itself in which forms it comes.
    const { format, ...body } =
      'file' in wanted ? { format: 'xlsx' as const, ...(request.body as object | null) } : readForm(request.body)
    const { input, purpose } = readAsked(wanted.input, 'file' in wanted ? request.body : body)
    const permission = typeof wanted.permission === 'string' ? wanted.permission : wanted.permission(input)
    mustHold(actor, permission, new Date())
    if (wanted.sensitive && !purpose) refuse(platformProblems.purposeNeeded())
    const scope = scopeOf([actor], permission, new Date())
    refuseOtherResponse(scope, input)
    const { areaIds } = scope
    const reading: Reading = {
      query: name,
      purpose: purpose ?? 'audit',
      subjectIds: [],
      personal: wanted.sensitive === true,
      ...(areaIds[0] ? { areaId: areaIds[0] } : {}),
    }
    await tools.doorkeeper.recordReading(actor, reading)
    if ('file' in wanted) {
      const site = `${request.protocol}://${request.host}`
      const made = await inScope(tools, { actor, permission, purpose }, (context) =>
        wanted.file({ ...context, site }, input),
      )
      return sendFile(reply, made.body, made.name, made.format)
    }
    const asking = { actor, permission, input, purpose }
    const { count } = wanted
    if (count) reply.header('x-muster-rows', await inScope(tools, asking, (context) => count(context, input)))
    const rows = await begun(rowsOf(tools, wanted, asking))
    const stream = writeSheet({
      kind: format,
      columns: wanted.columns(input),
      language: actor.language,
      rows,
      notes: {
        watermark: `${localStamp(new Date())} ${actor.userId.slice(-6)}`,
        recipient: actor.userId.slice(-6),
        purpose: purpose ?? '',
        asOf: localStamp(new Date()),
        expires: localDay(new Date(Date.now() + KEEP_DAYS * 86_400_000)),
      },
    })
    return sendFile(reply, await throughDisk(stream), `${wanted.title[actor.language]}.${format}`, format)
  })
}

function readForm(body: unknown): z.output<typeof Form> {
  const form = Form.safeParse(body ?? {})
  return form.success ? form.data : refuse(platformProblems.badInput(reasonOf(form.error)))
}

interface Asking {
  actor: Actor
  permission: string
  purpose: Reading['purpose'] | undefined
}

/** One read-only transaction under the row security of the export's permission. */
function inScope<T>(
  tools: HttpTools,
  { actor, permission, purpose }: Asking,
  work: (context: QueryContext) => Promise<T>,
): Promise<T> {
  const scope = scopeOf([actor], permission, new Date())
  const bounds = { scope: scope.spans, organisations: scope.organisations, mode: 'read' as const }
  return inTransaction(tools.asks.pool, bounds, async ({ client, db, now }) => {
    await client.query("set local statement_timeout = '600s'; set local idle_in_transaction_session_timeout = '60s'")
    return work({ client, db, now, actor, scope, purpose, vault: tools.asks.vault, reads() {} })
  })
}

/** So many exports read from the database at once; the other connections are for people at work. */
const inTurn = takeTurns(4)

type Portion = WrittenRow | readonly WrittenRow[]

async function* rowsOf(
  tools: HttpTools,
  wanted: TableExport<z.ZodType>,
  { input, ...asking }: Asking & { input: unknown },
): AsyncGenerator<Portion> {
  const channel = new TransformStream<Portion, Portion>()
  const writer = channel.writable.getWriter()
  // The rows are pulled out of a transaction that lives exactly as long as they are read.
  const work = inTurn(() =>
    inScope(tools, asking, async (context) => {
      for await (const row of wanted.rows(context, input)) await writer.write(row)
    }),
  ).then(
    () => writer.close(),
    (error: unknown) => writer.abort(error),
  )
  try {
    yield* channel.readable as unknown as AsyncIterable<Portion>
  } finally {
    await work.catch(() => {})
  }
}

/** Waits for the first row, so that a refusal is an answer and not half a file. */
async function begun<T>(rows: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
  const first = await rows.next()
  return (async function* () {
    try {
      if (!first.done) yield first.value
      yield* rows
    } finally {
      await rows.return(undefined)
    }
  })()
}

function sendRejected(reply: FastifyReply, actor: Actor, id: string | undefined, format: 'xlsx' | 'csv'): FastifyReply {
  const kept = id ? findRejected(id, actor.userId) : undefined
  if (!kept) return refuse(platformProblems.notFound())
  const { columns, rows } = rejectedSheet(kept)
  const stream = writeSheet({ kind: format, columns, language: actor.language, rows: Readable.from(rows) })
  return sendFile(reply, stream, `${actor.language === 'zh' ? '未导入的行' : 'rows not imported'}.${format}`, format)
}

export function sendFile(
  reply: FastifyReply,
  body: Readable | Buffer | string,
  name: string,
  format: string,
): FastifyReply {
  const types: Record<string, string> = {
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    csv: 'text/csv; charset=utf-8',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    html: 'text/html; charset=utf-8',
  }
  return reply
    .type(types[format] ?? 'application/octet-stream')
    .header(
      'content-disposition',
      `attachment; filename="export.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .header('cache-control', 'no-store')
    .send(body)
}
