import pg from 'pg'
import { proof } from '../../support/proof.ts'
import type { Crew } from './crew.ts'
import type { Answered, FieldPhone } from './phone.ts'

const AT_MOST_TOLD = 20
const CHUNK = 5000

/** Answers that leave no receipt: the command could not even be read as one of now. */
const WITHOUT_RECEIPT = new Set(['platform.tooEarly'])

/** What holds at any moment, whatever is broken just now: nothing that was recorded is neither answered nor kept. */
export function lostOnPhones({ phones }: Crew): string[] {
  return phones.flatMap((phone) => {
    const known = phone.answered.size + phone.outbox.length
    return [...phone.broken, ...(known === phone.made ? [] : [`a phone made ${phone.made} and knows of ${known}`])]
  })
}

/** What was checked before and is not asked for again. */
export type Checked = WeakMap<FieldPhone, number>

/**
 * Every promise to the phones, as sentences about those that were broken: each answered command is there once, as it was
 * answered; nothing is there that no phone sent. Asked when all outboxes are empty.
 */
export async function brokenPromises(databaseUrl: string, crew: Crew, checked: Checked = new WeakMap()) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const found = lostOnPhones(crew)
    const fresh = crew.phones.flatMap((phone) => [...phone.answered.values()].slice(checked.get(phone) ?? 0))
    for (let at = 0; at < fresh.length; at += CHUNK)
      found.push(...(await notAsAnswered(client, fresh.slice(at, at + CHUNK))))
    found.push(...(await unasked(client, crew)))
    for (const phone of crew.phones) checked.set(phone, phone.answered.size)
    return found.slice(0, AT_MOST_TOLD)
  } finally {
    await client.end()
  }
}

/** As `brokenPromises`, and the whole ledger, every row and every sum as `muster verify` proves them. */
export async function brokenOrUnproven(databaseUrl: string, crew: Crew, checked?: Checked): Promise<string[]> {
  return [...(await brokenPromises(databaseUrl, crew, checked)), ...(await proof(databaseUrl)).faults]
}

async function notAsAnswered(client: pg.Client, answered: readonly Answered[]): Promise<string[]> {
  const receipts = await client.query<{ id: string; outcome: string; times: string }>(
    'select id, min(outcome) as outcome, count(*) as times from platform.ledger_entry where id = any($1::uuid[]) group by id',
    [answered.map(({ id }) => id)],
  )
  const rows = await client.query<{ id: string; times: string }>(
    'select id, count(*) as times from checkpoints.passage where id = any($1::uuid[]) group by id',
    [answered.map(({ rowId }) => rowId)],
  )
  const receiptOf = new Map(receipts.rows.map((row) => [row.id, row]))
  const timesOf = new Map(rows.rows.map((row) => [row.id, Number(row.times)]))
  return answered.flatMap(({ id, rowId, outcome, code }) => {
    const receipt = receiptOf.get(id)
    if (code && WITHOUT_RECEIPT.has(code)) return receipt ? [`${id} was refused (${code}) and is there`] : []
    if (!receipt) return [`${id} was ${outcome} and is gone`]
    if (receipt.outcome !== outcome) return [`${id} was answered ${outcome} and is kept as ${receipt.outcome}`]
    if (receipt.times !== '1') return [`${id} is in the ledger ${receipt.times} times`]
    const wanted = outcome === 'accepted' ? 1 : 0
    const times = timesOf.get(rowId) ?? 0
    return times === wanted ? [] : [`${id} was ${outcome} and wrote its row ${times} times`]
  })
}

async function unasked(client: pg.Client, { phones }: Crew): Promise<string[]> {
  const { rows } = await client.query<{ kept: string; written: string }>(
    `select (select count(*) from platform.ledger_entry where device_id = any($1::uuid[])) as kept,
       (select count(*) from checkpoints.passage) as written`,
    [phones.map(({ device }) => device)],
  )
  const answered = phones.flatMap((phone) => [...phone.answered.values()])
  const kept = answered.filter(({ code }) => !(code && WITHOUT_RECEIPT.has(code))).length
  const written = answered.filter(({ outcome }) => outcome === 'accepted').length
  const found = { kept: Number(rows[0]?.kept), written: Number(rows[0]?.written) }
  return [
    ...(found.kept === kept ? [] : [`phones know of ${kept} receipts, the ledger of ${found.kept}`]),
    ...(found.written === written ? [] : [`phones know of ${written} passages, the database of ${found.written}`]),
  ]
}
