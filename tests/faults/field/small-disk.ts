import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'

/** A disk of its own that can be made too small while it is in use. */
export interface SmallDisk {
  folder: string
  /** Leaves room for so many kilobytes and no more. */
  leave(kilobytes: number): void
  /** Room again, as if somebody had cleared it up. */
  makeRoom(): void
  remove(): void
}

const WHOLE = '6g'

/** Mounts a disk in memory on the folder; undefined where this system lets nobody mount, as in most containers. */
export function mountSmallDisk(folder: string): SmallDisk | undefined {
  mkdirSync(folder, { recursive: true })
  const size = (options: string) =>
    execFileSync('mount', ['-o', `remount,size=${options}`, folder], { stdio: 'ignore' })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${WHOLE}`, 'muster-small-disk', folder], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  chmodSync(folder, 0o755)
  return {
    folder,
    leave(kilobytes) {
      const used = execFileSync('df', ['-k', '--output=used', folder], { encoding: 'utf8' })
      size(`${Number(used.split('\n')[1]) + kilobytes}k`)
    },
    makeRoom: () => void size(WHOLE),
    remove: () => void execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' }),
  }
}
