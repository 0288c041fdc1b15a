import fastify from 'fastify'
import pg from 'pg'

/*
 * What a team would write in an afternoon: one table, ten fields, nothing else switched on. `group` gathers what arrives
 * together into one multi-row insert, `single` inserts each request by itself, `rows` takes batches and inserts 100 rows
 * at a time. Prints its address when it listens.
 */
const [url, mode] = process.argv.slice(2) as [string, 'group' | 'single' | 'rows']
const pool = new pg.Pool({ connectionString: url, max: 16 })
const server = fastify({ bodyLimit: 1_000_000 })
const COLUMNS = [
  'id',
  'checkpoint',
  'subject',
  'direction',
  'plate',
  'decision',
  'reason',
  'people',
  'temperature',
  'made_at',
]
const FLIGHT_SIZE = mode === 'rows' ? 100 : 500
const FLIGHTS = 2

type Waiting = { values: unknown[]; done(): void; failed(error: unknown): void }
const queue: Waiting[] = []
let flying = 0

function insertText(rows: number): string {
  const tuples = Array.from(
    { length: rows },
    (_, row) => `(${COLUMNS.map((_, at) => `$${row * COLUMNS.length + at + 1}`).join()})`,
  )
  return `insert into bare (${COLUMNS.join()}) values ${tuples.join()}`
}

function leave(): void {
  while (flying < FLIGHTS && queue.length > 0) {
    const aboard = queue.splice(0, FLIGHT_SIZE)
    flying++
    pool
      .query(
        insertText(aboard.length),
        aboard.flatMap((one) => one.values),
      )
      .then(
        () => {
          for (const one of aboard) one.done()
        },
        (error) => {
          for (const one of aboard) one.failed(error)
        },
      )
      .finally(() => {
        flying--
        leave()
      })
  }
}

interface Body {
  id: string
  madeAt: string
  input: Record<string, never> & { people: { temperature: number }[] }
}

function valuesOf({ id, madeAt, input }: Body): unknown[] {
  return [
    id,
    input.checkpointId,
    input.subject,
    input.direction,
    input.plate,
    input.decision,
    null,
    input.people.length,
    input.people[0]?.temperature ?? null,
    madeAt,
  ]
}

function board(one: Body): Promise<void> {
  return new Promise<void>((done, failed) => {
    queue.push({ values: valuesOf(one), done, failed })
    setImmediate(leave)
  })
}

server.post('/api/commands', async (request) => {
  if (mode === 'rows') {
    const { commands } = request.body as { commands: Body[] }
    await Promise.all(commands.map(board))
    return { answers: commands.map(({ id }) => ({ id, outcome: 'accepted' })) }
  }
  const body = request.body as Body
  if (mode === 'single') await pool.query({ name: 'insert', text: insertText(1), values: valuesOf(body) })
  else await board(body)
  return { id: body.id, outcome: 'accepted' }
})

console.log(await server.listen({ port: 0, host: '127.0.0.1' }))
process.on('SIGTERM', () => process.exit(0))
