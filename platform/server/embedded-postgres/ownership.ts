import { existsSync, readFileSync, rmSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from './postmaster.ts'

interface Owner {
  pid: number
  /** Start of the process since boot and the boot itself: process numbers are used again. Empty where the system does not tell. */
  born: string
}

/**
 * Claims the data folder for this process, so that one process starts and stops its database and all others borrow it.
 * Answers with the number of the living owner when there is one already.
 */
export async function claim(folder: string): Promise<number | undefined> {
  const file = ownerFile(folder)
  const me: Owner = { pid: process.pid, born: birthOf(process.pid) }
  for (;;) {
    try {
      await writeFile(file, JSON.stringify(me), { flag: 'wx', mode: 0o600 })
      return undefined
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const owner = readOwner(file)
    if (owner && isAlive(owner.pid) && birthOf(owner.pid) === owner.born) return owner.pid
    // Moved aside first: of two that find the same dead owner, one moves the note and the other finds nothing to move.
    const aside = `${file}.${process.pid}`
    await rename(file, aside).catch(() => {})
    await rm(aside, { force: true })
  }
}

/** Gives the folder up; synchronous, so that it also works while the process exits. */
export function giveUp(folder: string): void {
  const file = ownerFile(folder)
  if (existsSync(file) && readOwner(file)?.pid === process.pid) rmSync(file, { force: true })
}

function ownerFile(folder: string): string {
  return join(folder, 'database-owner.json')
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

function birthOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Field 22; the name in field 2 may hold spaces, so count from behind it.
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return ''
  }
}
