import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../../shared/problem.ts'
import type { Actor } from '../actor.ts'
import { reasonOf } from '../commands/order.ts'
import type { AnyImport } from '../import.ts'
import { keepRejected } from '../imports/rejected.ts'
import { sendPortions } from '../imports/send-portions.ts'
import { lookAtSheet } from '../imports/take-sheet.ts'
import { mustHold } from '../must-hold.ts'
import { platformProblems } from '../problems.ts'
import { sheetLimits } from '../spreadsheet/limits.ts'
import { type Limit, whyNotNow } from './rate-limit.ts'
import { type HttpTools, mustKnow } from './tools.ts'

// One byte more than is taken: what is cut off here looks whole to whoever reads it.
const FILE_LIMIT = sheetLimits.fileBytes + 1

/**
 * POST /api/imports/<name>: a form with the chosen fields first and the file last. Answers how many rows were taken and,
 * when some were not, the name under which they can be fetched as a file with a reason each.
 */
export async function importRoutes(server: FastifyInstance, tools: HttpTools, limit: Limit): Promise<void> {
  await server.register(multipart, { limits: { fileSize: FILE_LIMIT, files: 1, fields: 20, fieldSize: 10_000 } })
  server.post<{ Params: { name: string } }>('/api/imports/:name', async (request, reply) => {
    const actor = await mustKnow(tools.doorkeeper, request)
    const tooOften = whyNotNow(limit, actor.userId, reply)
    if (tooOften) throw tooOften
    const wanted = tools.house.imports.get(request.params.name)
    const action = wanted && tools.house.actions.get(wanted.action)
    if (!wanted || !action) return refuse(platformProblems.unknownQuery({ query: request.params.name.slice(0, 80) }))
    const file = await request.file()
    if (!file) return refuse(platformProblems.badInput({ field: 'file', reason: 'xlsx, csv' }))
    try {
      return await takeFile(tools, { actor, wanted, permission: action.permission, file })
    } finally {
      // A refusal may come before the file is read; what is left of it would block the connection for the next request.
      file.file.resume()
    }
  })
}

interface Sent {
  actor: Actor
  wanted: AnyImport
  permission: string
  file: MultipartFile
}

async function takeFile(tools: HttpTools, { actor, wanted, permission, file }: Sent) {
  mustHold(actor, permission, new Date())
  const { device, ...chosen } = fieldsOf(file.fields)
  const input = wanted.input.safeParse(chosen)
  if (!input.success) return refuse(platformProblems.badInput(reasonOf(input.error)))
  const kind = /\.csv$/i.test(file.filename) ? 'csv' : 'xlsx'
  const sheet = { source: file.file, kind } as const
  const looked = await lookAtSheet(tools.asks, wanted, {
    actor,
    permission,
    input: input.data,
    sheet,
  })
  const submit = (commands: readonly unknown[]) => tools.desk.submit(actor, commands)
  const accepted = await sendPortions({ wanted, input: input.data, looked, device, submit })
  const { rejected, unknownHeaders } = looked
  const kept =
    rejected.length > 0 ? keepRejected({ userId: actor.userId, columns: wanted.columns, rows: rejected }) : undefined
  return { accepted, rejected: rejected.length, unknownHeaders, ...(kept ? { rejectedRows: kept } : {}) }
}

function fieldsOf(fields: Record<string, unknown>): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, field] of Object.entries(fields)) {
    const { type, value } = (field ?? {}) as { type?: string; value?: unknown }
    if (type === 'field' && typeof value === 'string') texts[name] = value
  }
  return texts
}
