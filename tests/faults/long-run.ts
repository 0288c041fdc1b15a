// `npm run test:faults -- [--minutes 60] [--seed N] [--phones 200]`: one fault after the other under the load of all phones,
// until the time is up or a promise is broken. A line a round; the last line is JSON.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startServerProcess } from '../support/server-process.ts'
import { openField } from './field/field.ts'
import { brokenOrUnproven, type Checked } from './field/promises.ts'
import { playRound, type Round } from './field/round.ts'
import { mountSmallDisk } from './field/small-disk.ts'
import { canPutClocksWrong } from './field/wrong-clock.ts'
import { schedule } from './troubles/schedule.ts'

const { values: asked } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' }, phones: { type: 'string' } },
})
const minutes = Number(asked.minutes ?? 60)
const seed = Number(asked.seed ?? Date.now() % 1_000_000)
const phones = Number(asked.phones ?? 200)
const PACE_MS = 6000
const PROVE_EVERY = 4

const say = (text: string) => process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)
const began = Date.now()
const until = began + minutes * 60_000
const root = mkdtempSync(join(tmpdir(), 'muster-faults-'))
chmodSync(root, 0o755)
const rounds: Round[] = []
let broken: string[] = []
let answered = 0

const disk = mountSmallDisk(root)
if (!disk) say('no disk can be mounted here: none will be filled')
if (!canPutClocksWrong) say('libfaketime is not there: no clock will jump')
const server = await startServerProcess(root)
async function clearUp(): Promise<void> {
  await server.end()
  disk?.remove()
  rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void clearUp().finally(() => process.exit(1)))
try {
  say(`${minutes} minutes, ${phones} phones, --seed ${seed}`)
  const field = await openField(server, { phones, seed, paceMs: PACE_MS })
  const checked: Checked = new WeakMap()
  for (const trouble of schedule(field.chance, disk)) {
    if (broken.length > 0 || Date.now() > until) break
    const round = await playRound(field, trouble, { checked, prove: rounds.length % PROVE_EVERY === 0 })
    rounds.push(round)
    broken = round.broken
    answered = field.crew.answered
    const end = broken.length > 0 ? 'BROKEN' : 'all promises kept'
    say(`${rounds.length} ${trouble.name}: ${round.seconds} s, ${round.answered} answered, ${answered} in all, ${end}`)
  }
  await field.crew.stop()
  if (broken.length === 0) broken = await brokenOrUnproven(server.databaseUrl, field.crew)
} catch (error) {
  broken.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
} finally {
  await clearUp()
}
for (const promise of broken) say(`broken: ${promise}`)
const troubles = Object.fromEntries(
  [...Map.groupBy(rounds, ({ trouble }) => trouble)].map(([name, some]) => [name, some.length]),
)
const ran = Math.round((Date.now() - began) / 6000) / 10
const kept = broken.length === 0
process.stdout.write(
  `${JSON.stringify({ kept, minutes: ran, seed, phones, answered, rounds: rounds.length, troubles, broken })}\n`,
)
process.exit(kept ? 0 : 1)
