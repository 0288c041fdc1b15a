import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type AnyMachine, allMachines, drawingOf } from '../../platform/shared/state-machine.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A README that shows machines: as it stands, and as the declarations say. */
export interface DrawnReadme {
  path: string
  stands: string
  declared: string
  /** Machines of its room that it shows nowhere. */
  missing: string[]
}

/** Every `modules/<room>/<name>-machine.ts` beside the README of its room. */
export async function drawnReadmes(): Promise<DrawnReadme[]> {
  const files = globSync('modules/*/*-machine.ts', { cwd: root }).sort()
  const rooms = new Map<string, AnyMachine[]>()
  for (const file of files) {
    const before = new Set(allMachines().values())
    await import(new URL(file, new URL('../../', import.meta.url)).href)
    const path = `modules/${file.split('/')[1]}/README.md`
    const made = [...allMachines().values()].filter((machine) => !before.has(machine))
    rooms.set(path, [...(rooms.get(path) ?? []), ...made])
  }
  return [...rooms].map(([path, machines]) => {
    const stands = readFileSync(root + path, 'utf8')
    const missing = machines.filter(({ name }) => !stands.includes(opening(name))).map(({ name }) => name)
    return { path, stands, declared: machines.reduce(withDrawing, stands), missing }
  })
}

const opening = (name: string) => `<!-- machine ${name} -->\n\n\`\`\`mermaid\n`

function withDrawing(text: string, machine: AnyMachine): string {
  const from = text.indexOf(opening(machine.name))
  if (from < 0) return text
  const inside = from + opening(machine.name).length
  const end = text.indexOf('\n```', inside - 1)
  return `${text.slice(0, inside)}${drawingOf(machine)}${text.slice(end)}`
}

// `npm run machines`: draws them anew.
if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { path, declared } of await drawnReadmes()) writeFileSync(root + path, declared)
