import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { refuse } from '../../shared/problem.ts'
import { problems } from './problems.ts'

export interface ServerUser {
  uid: number
  gid: number
}

const NAME = 'postgres'

/**
 * Who runs PostgreSQL: `undefined` means we ourselves; root gets the system user `postgres`, made when missing,
 * because PostgreSQL refuses to run as root. Refuses with noServerUser when there is no way to make it.
 */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const user = lookUp() ?? (makeUser() ? lookUp() : undefined)
  return user ?? refuse(problems.noServerUser())
}

function lookUp(): ServerUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, NAME], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

function makeUser(): boolean {
  // Debian, Red Hat and the like; then busybox (Alpine), whose adduser takes other flags.
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', NAME]],
  ]
  return ways.some(([command, args]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0)
}

/** Whether the user may pass through a folder and all folders above it. Reads plain modes; access lists are not looked at. */
export function mayEnter(folder: string, user: ServerUser | undefined): boolean {
  if (!user) return true
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid, gid } = statSync(at)
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
      if ((mode & bit) === 0) return false
    }
    if (at === dirname(at)) return true
  }
}
