import { expect, test } from 'vitest'
import { z } from 'zod'
import type { CommandAnswer } from '../../shared/command.ts'
import { type AnyImport, importing } from '../import.ts'
import { keepGoodRows } from '../imports/good-rows.ts'
import { sendPortions } from '../imports/send-portions.ts'
import { noteProblems } from './notes-room.ts'

const wanted = importing({
  name: 'notes.notes',
  title: { zh: '导入便条', en: 'Import notes' },
  action: 'notes.pinAll',
  input: z.object({}),
  columns: [],
  limit: 10_000,
  portion: 1_000,
  reader: () => ({ look: async () => [] }),
  command: (_input, rows) => rows,
}) as unknown as AnyImport

const looked = (rows: number) => {
  const good = keepGoodRows(wanted.portion as number)
  for (let n = 0; n < rows; n++) good.add({ n }, { line: n + 2, values: { topic: `演示 ${n}` } })
  return { good, rejected: [], unknownHeaders: [] }
}

type Say = (rows: { n: number }[]) => Partial<CommandAnswer>
const desk = (say: Say) => {
  const taken: number[] = []
  const submit = async ([command]: readonly unknown[]) => {
    const { id, input } = command as { id: string; input: { n: number }[] }
    const answer = { id, ...say(input) } as CommandAnswer
    if (answer.outcome === 'accepted') taken.push(...input.map(({ n }) => n))
    return [answer]
  }
  return { taken, submit }
}
const refused = { outcome: 'refused', problem: { ...noteProblems.known(), zh: '', en: '' } } as const

test('a large sheet is written in portions, each row once and in order', async () => {
  const { taken, submit } = desk(() => ({ outcome: 'accepted' }))
  expect(await sendPortions({ wanted, input: {}, looked: looked(3_500), submit })).toBe(3_500)
  expect(taken).toEqual(Array.from({ length: 3_500 }, (_, n) => n))
})

test('a sheet of which nothing could be written is refused, with the desk’s own reason', async () => {
  const { submit } = desk(() => refused)
  await expect(sendPortions({ wanted, input: {}, looked: looked(900), submit })).rejects.toMatchObject({
    problem: { code: 'notes.known' },
  })
})

test('rows of a portion that could not be written go back with its reason; the others are taken', async () => {
  const { taken, submit } = desk(([first]) => (first?.n === 1_000 ? refused : { outcome: 'accepted' }))
  const sheet = looked(2_500)
  expect(await sendPortions({ wanted, input: {}, looked: sheet, submit })).toBe(1_500)
  expect(taken).toHaveLength(1_500)
  const rejected = sheet.rejected as { line: number; values: object; problems: { code: string }[] }[]
  expect(rejected).toHaveLength(1_000)
  expect(rejected[0]).toMatchObject({
    line: 1_002,
    values: { topic: '演示 1000' },
    problems: [{ code: 'notes.known' }],
  })
})

test('a busy desk is asked again as it says, and then told as busy', async () => {
  let asked = 0
  const patient = desk(() => (++asked < 3 ? { outcome: 'retry', afterMs: 5 } : { outcome: 'accepted' }))
  expect(await sendPortions({ wanted, input: {}, looked: looked(10), submit: patient.submit })).toBe(10)
  const never = desk(() => ({ outcome: 'retry', afterMs: 5 }))
  await expect(sendPortions({ wanted, input: {}, looked: looked(10), submit: never.submit })).rejects.toMatchObject({
    problem: { code: 'platform.busy' },
  })
})
