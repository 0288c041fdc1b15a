import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverUser } from '../../embedded-postgres/server-user.ts'

const BIN = '/usr/lib/postgresql/15/bin'
export const hasOlderServer = existsSync(`${BIN}/postgres`)

/** PostgreSQL 15 from the system's packages on a port of its own, to prove that archives cross major versions. */
export function startOlderServer(port: number): { url: string; stop(): void } {
  const user = serverUser()
  const folder = mkdtempSync(join(tmpdir(), 'muster-pg15-'))
  if (user) chownSync(folder, user.uid, user.gid)
  const run = (program: string, args: string[]) =>
    execFileSync(`${BIN}/${program}`, args, { ...user, cwd: '/', stdio: 'ignore' })
  const data = join(folder, 'data')
  run('initdb', ['-D', data, '-U', 'muster', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'])
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c timezone=Asia/Shanghai -c datestyle=dmy`
  run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'])
  return {
    url: `postgres://muster@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
