import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { planRoster } from '../modules/duty/server/plan-roster.ts'
import { checkRoster } from './roster/check-roster.ts'
import { ownShapes } from './roster/own-shapes.ts'
import { readInstance } from './roster/read-instance.ts'
import { machine } from './support/machine.ts'

/*
 * Public shift-scheduling instances through the planner, proven by a checker that knows nothing of it. Best-known values
 * are read from the README beside the instances. `--file PATH` (or folder) `--seconds N --seed N --out PATH`; without a
 * file our own shapes follow, unless `--own no`.
 */
function option(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise)
}

const publicFolder = resolve(import.meta.dirname, '../../shared/data/roster')
const file = option('file', '')
const seconds = Number(option('seconds', '120'))
const seed = Number(option('seed', '1'))
const out = option('out', '')
const files = file ? [resolve(file)] : instancesIn(publicFolder)
const known = file ? new Map<string, number>() : bestKnown(join(publicFolder, 'README.md'))
console.log(JSON.stringify(machine()))

const instances = []
for (const path of files) {
  const text = readFileSync(path, 'utf8')
  const model = readInstance(text)
  const name = basename(path, '.txt')
  const began = performance.now()
  const since = () => Number(((performance.now() - began) / 1000).toFixed(2))
  let firstAt = Number.NaN
  let bestAt = 0
  let cost = Number.POSITIVE_INFINITY
  const cpu = process.cpuUsage()
  const planned = await planRoster(model, {
    seconds,
    seed,
    onProgress(progress) {
      if (Number.isNaN(firstAt)) firstAt = since()
      if (progress.cost < cost - 1e-9) bestAt = since()
      cost = Math.min(cost, progress.cost)
    },
  })
  const { user, system } = process.cpuUsage(cpu)
  const slots = new Map(model.slots.map((slot) => [slot.id, slot]))
  const lines = planned.assignments.map(
    ({ person, slot }) => `${person},${slots.get(slot)!.day},${slots.get(slot)!.kind}`,
  )
  if (out) writeFileSync(files.length === 1 ? out : join(out, `${name}.csv`), `${lines.join('\n')}\n`)
  const { objective, broken } = checkRoster(text, lines.join('\n'))
  for (const one of broken.slice(0, 5)) console.error(`${name}: ${one}`)
  if (Math.abs(objective - planned.cost) > 1e-6)
    console.error(`${name}: the planner says ${planned.cost}, not ${objective}`)
  const best = known.get(name)
  instances.push({
    ...{
      name,
      objective,
      feasible: broken.length === 0,
      first_feasible_s: firstAt,
      best_s: bestAt,
      bound: planned.bound,
    },
    ...(best === undefined ? {} : { best_known: best, above_best: Number((objective / best - 1).toFixed(5)) }),
    ...{ seconds: since(), cpu_s: Number(((user + system) / 1e6).toFixed(1)) },
  })
  console.log(JSON.stringify(instances.at(-1)))
}
const shapes = file || option('own', 'yes') === 'no' ? {} : { shapes: await ownShapes(seed) }
console.log(JSON.stringify({ bench: 'roster', machine: machine(), instances, ...shapes }))

function instancesIn(folder: string): string[] {
  const number = (name: string) => Number(/\d+/.exec(name)?.[0])
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.sort((one, other) => number(one) - number(other)).map((name) => join(folder, name))
}

/** The table of the README: first column the number, third the best known value. */
function bestKnown(readme: string): Map<string, number> {
  const rows = readFileSync(readme, 'utf8').matchAll(/^\| (\d+) \| [^|]+ \| (\d+) \|/gm)
  return new Map([...rows].map(([, number, best]) => [`Instance${number}`, Number(best)]))
}
