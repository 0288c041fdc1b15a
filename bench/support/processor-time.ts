import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

/** Microseconds in one tick of the kernel's accounting (USER_HZ is 100 on Linux). */
const TICK_US = 10_000

/** Processor time that a process and those it has waited for have used so far, in microseconds. */
export function timeOf(pid: number): number {
  const { own, waitedFor } = statOf(pid)
  return (own + waitedFor) * TICK_US
}

/** The same for a database server with all its processes, those that have ended among them. */
export function timeOfDatabase(postmaster: number): number {
  let ticks = 0
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const { parent, own } = statOf(Number(name))
      if (parent === postmaster) ticks += own
    } catch {
      // It has ended meanwhile; its parent has its time.
    }
  }
  return ticks * TICK_US + timeOf(postmaster)
}

/** The process at the head of the database server behind this address. */
export async function postmasterOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const { parent } = statOf(rows[0]?.pid as number)
  await client.end()
  return parent
}

function statOf(pid: number): { parent: number; own: number; waitedFor: number } {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const of = (at: number) => Number(fields[at])
  return { parent: of(1), own: of(11) + of(12), waitedFor: of(13) + of(14) }
}
