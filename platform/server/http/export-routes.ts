import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { localStamp } from '../../shared/dates.ts'
import { refuse } from '../../shared/problem.ts'
import { type Actor, grantsFor, scopeOf } from '../actor.ts'
import { inTransaction } from '../database.ts'
import type { AnyExport } from '../export.ts'
import { findRejected, rejectedSheet } from '../imports/rejected.ts'
import { platformProblems } from '../problems.ts'
import type { Reading } from '../query.ts'
import { writeSheet } from '../spreadsheet/write-sheet.ts'
import { readAsked } from './query-routes.ts'
import { type HttpTools, mustKnow } from './tools.ts'

const Form = z.looseObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') })
const RejectedRows = z.object({ id: z.uuid() })

/**
 * POST /api/exports/<name>: a table as a file, streamed from one moment of the database, with recipient, purpose and
 * expiry on it. That it was taken is in the ledger before the first byte leaves.
 */
export function exportRoutes(server: FastifyInstance, tools: HttpTools): void {
  server.post<{ Params: { name: string } }>('/api/exports/:name', async (request, reply) => {
    const actor = await mustKnow(tools.doorkeeper, request)
    const { name } = request.params
    const { format, ...body } = Form.parse(request.body ?? {})
    if (name === 'platform.rejectedRows') return sendRejected(reply, actor, RejectedRows.safeParse(body).data?.id, format)
    const wanted = tools.house.exports.get(name)
    if (!wanted) return refuse(platformProblems.unknownQuery({ query: name.slice(0, 80) }))
    const { input, purpose } = readAsked(wanted.input, body)
    if (wanted.sensitive && !purpose) refuse(platformProblems.purposeNeeded())
    const permission = typeof wanted.permission === 'string' ? wanted.permission : wanted.permission(input)
    if (grantsFor(actor, permission, new Date()).length === 0) refuse(platformProblems.notAllowed({ permission }))
    const { areaIds } = scopeOf([actor], permission, new Date())
    const reading: Reading = { query: name, purpose: purpose ?? 'audit', subjectIds: [], ...(areaIds[0] ? { areaId: areaIds[0] } : {}) }
    await tools.doorkeeper.recordReading(actor, reading)
    const rows = Readable.from(rowsOf(tools, wanted, { actor, permission, input, purpose }))
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
      },
    })
    return sendFile(reply, stream, `${wanted.title[actor.language]}.${format}`, format)
  })
}

async function* rowsOf(
  tools: HttpTools,
  wanted: AnyExport,
  { actor, permission, input, purpose }: { actor: Actor; permission: string; input: unknown; purpose: Reading['purpose'] | undefined },
): AsyncGenerator<Record<string, unknown>> {
  const scope = scopeOf([actor], permission, new Date())
  const channel = new TransformStream<Record<string, unknown>, Record<string, unknown>>()
  const writer = channel.writable.getWriter()
  // The rows are pulled out of a transaction that lives exactly as long as they are read.
  const work = inTransaction(tools.asks.pool, { scope: scope.spans, organisations: scope.organisations, mode: 'read' }, async ({ client, db, now }) => {
    await client.query("set local statement_timeout = '600s'; set local idle_in_transaction_session_timeout = '60s'")
    const context = { client, db, now, actor, scope, purpose, vault: tools.asks.vault, reads() {} }
    for await (const row of wanted.rows(context, input)) await writer.write(row)
  }).then(
    () => writer.close(),
    (error: unknown) => writer.abort(error),
  )
  try {
    yield* channel.readable as unknown as AsyncIterable<Record<string, unknown>>
  } finally {
    await work.catch(() => {})
  }
}

function sendRejected(reply: FastifyReply, actor: Actor, id: string | undefined, format: 'xlsx' | 'csv'): FastifyReply {
  const kept = id ? findRejected(id, actor.userId) : undefined
  if (!kept) return refuse(platformProblems.notFound())
  const { columns, rows } = rejectedSheet(kept)
  const stream = writeSheet({ kind: format, columns, language: actor.language, rows: Readable.from(rows) })
  return sendFile(reply, stream, `${actor.language === 'zh' ? '未导入的行' : 'rows not imported'}.${format}`, format)
}

export function sendFile(reply: FastifyReply, body: Readable | Buffer | string, name: string, format: string): FastifyReply {
  const types: Record<string, string> = {
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    csv: 'text/csv; charset=utf-8',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    html: 'text/html; charset=utf-8',
  }
  return reply
    .type(types[format] ?? 'application/octet-stream')
    .header('content-disposition', `attachment; filename="export.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'no-store')
    .send(body)
}
