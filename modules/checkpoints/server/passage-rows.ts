import type pg from 'pg'
import type { ActionContext } from '../../../platform/server/action.ts'
import { addLate, addToTally, type Tally } from '../../../platform/server/figures/tally.ts'
import { fieldTable, type Row } from '../../../platform/server/ledger/field-table.ts'
import type { Post } from '../../duty/server/public.ts'
import { type Passage, peopleIn } from '../passage.ts'
import type { RecordFacts } from '../record-rules.ts'
import { fevers, revokedWhileOffline } from '../rules.ts'
import { personKey, plateKey } from './lookup-keys.ts'

export const passages = fieldTable('checkpoints.passage', { mutable: ['superseded_at'] })

const HOUR = 3_600_000

/** Decisions as the database's columns say them. */
export const decisionsInRows = { passed: 'passed', turnedBack: 'turned_back', handedOver: 'handed_over' } as const

/** The row of a passage: what is open as columns, what is personal sealed, what finds it again as keyed hashes. */
export function passageRow(context: ActionContext, passage: Passage, post: Post, facts: PassageFacts): Row {
  const { vault, commandId, actor, madeAt, now, sealed } = context
  const people = peopleIn(passage)
  return {
    precinct_id: post.precinctId,
    id: passage.id,
    response_id: post.responseId,
    area_id: post.areaId,
    checkpoint_id: post.id,
    command_id: commandId,
    recorded_by: actor.userId,
    subject: passage.subject,
    direction: passage.direction,
    decision: decisionsInRows[passage.decision],
    reason: passage.reason ?? 'none',
    handed_over_to: passage.handedOverTo ?? null,
    refusal_grade: passage.refusalGrade ?? null,
    permit_kind: permitKindOf(facts),
    permit_id: facts.permitId ?? null,
    origin_class: passage.people.find((one) => one.originClass)?.originClass ?? 'unknown',
    people,
    fevers: Math.min(fevers(passage, facts.feverFrom).length, people),
    goods_kind: passage.goods?.kind ?? null,
    goods_quantity: passage.goods?.quantity ?? null,
    goods_unit: passage.goods?.unit ?? null,
    facts: JSON.stringify(
      passage.people.map(({ document, temperature, originClass, onFollowUp }) => ({
        document,
        temperature,
        originClass,
        onFollowUp,
      })),
    ),
    plate_key: passage.plate ? plateKey(vault, post.responseId, passage.plate) : null,
    person_keys: keysOfPeople(context, passage, post.responseId),
    sealed: sealed?.bytes ?? null,
    key_id: sealed?.keyId ?? null,
    entered_for: passage.enteredFor ?? null,
    downloaded_at: passage.offlineMark ? new Date(passage.offlineMark.downloadedAt) : null,
    revoked_while_offline: revokedWhileOffline(facts),
    corrects: null,
    correction_reason: null,
    made_at: madeAt,
    received_at: now,
  }
}

/** The facts of the rules, and which permit was shown. */
export type PassageFacts = RecordFacts & { permitId?: string | undefined }

function permitKindOf(facts: RecordFacts): string {
  const found = [facts.shown, ...(facts.shownByPeople ?? [])].find((one) => one?.kind && !one.problem)
  return found?.kind ?? 'none'
}

function keysOfPeople({ vault }: ActionContext, passage: Passage, responseId: string): Buffer[] | null {
  const numbers = passage.people.flatMap((one) => (one.identityNumber ? [one.identityNumber] : []))
  return numbers.length > 0 ? numbers.map((number) => personKey(vault, responseId, number)) : null
}

const KEYS = [
  'precinct_id',
  'response_id',
  'area_id',
  'checkpoint_id',
  'hour',
  'subject',
  'direction',
  'decision',
  'reason',
  'permit_kind',
  'origin_class',
]

const tally: Tally = {
  table: 'checkpoints.passage_tally',
  late: 'checkpoints.passage_late',
  keys: KEYS,
  sums: ['n', 'people', 'fevers'],
}

const goodsTally: Tally = {
  table: 'checkpoints.goods_tally',
  late: 'checkpoints.goods_late',
  keys: [...KEYS, 'goods_kind'],
  sums: ['n', 'kilograms'],
}

/** Adds rows to the sums: those of passages, and those of goods where one carried some by weight. */
export async function tallyPassages(client: pg.ClientBase, rows: readonly Row[], now: Date): Promise<void> {
  const sums = rows.map(sumOf)
  const goods = rows.flatMap(goodsOf)
  const sent = [addToTally(client, tally, sums), addLate(client, tally, sums, now)]
  if (goods.length > 0) sent.push(addToTally(client, goodsTally, goods), addLate(client, goodsTally, goods, now))
  await Promise.all(sent)
}

/** Takes a superseded row out of the sums again. An insert of less than nothing would not pass their check, so it is an update. */
export async function untallyPassage(client: pg.ClientBase, row: Row, now: Date): Promise<void> {
  await takeOut(client, tally, sumOf(row), now)
  for (const sum of goodsOf(row)) await takeOut(client, goodsTally, sum, now)
}

async function takeOut(client: pg.ClientBase, from: Tally, sum: Row, now: Date): Promise<void> {
  const less = from.sums.map((column, at) => `${column} = ${column} - $${at + 1}`).join()
  const where = from.keys.map((key, at) => `${key} = $${at + 1 + from.sums.length}`).join(' and ')
  await client.query(
    `update ${from.table} set ${less} where ${where}`,
    [...from.sums, ...from.keys].map((column) => sum[column]),
  )
  const negative = Object.fromEntries(from.sums.map((column) => [column, -Number(sum[column])]))
  await addLate(client, from, [{ ...sum, ...negative }], now)
}

function sumOf(row: Row): Row {
  return {
    ...keysOf(row),
    n: 1,
    people: Number(row.people),
    fevers: Number(row.fevers),
  }
}

/** Kilograms as checkpoints.goods_passage counts them: what has no weight is not there. */
function goodsOf(row: Row): Row[] {
  const { goods_kind, goods_quantity, goods_unit } = row
  if (!goods_kind || (goods_unit !== 'kg' && goods_unit !== 'tonne')) return []
  const kilograms = Number(goods_quantity) * (goods_unit === 'tonne' ? 1000 : 1)
  return [{ ...keysOf(row), goods_kind, n: 1, kilograms }]
}

function keysOf(row: Row): Row {
  const sum: Row = {}
  for (const key of KEYS) sum[key] = row[key]
  sum.hour = new Date(Math.floor((row.made_at as Date).getTime() / HOUR) * HOUR)
  return sum
}
