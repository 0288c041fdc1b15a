import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { chown, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { refuse } from '../../shared/problem.ts'
import { type Access, accessFile } from './access.ts'
import type { Binaries } from './binaries.ts'
import { problems } from './problems.ts'
import { mayEnter, type ServerUser } from './server-user.ts'

/**
 * Where the data lies: `<folder>/postgres`, or, when the server's user may not enter that folder (a project under /root),
 * a folder below `elsewhere` that `<folder>/postgres` points at. Refuses with lostCluster when the link leads nowhere.
 */
export async function placeCluster(folder: string, user: ServerUser | undefined, elsewhere: string): Promise<string> {
  const place = join(folder, 'postgres')
  const known = lstatSync(place, { throwIfNoEntry: false })
  if (known?.isSymbolicLink()) {
    const cluster = readlinkSync(place)
    // Its parent is made together with the link; the cluster itself may have been broken off in the making.
    return existsSync(dirname(cluster)) ? cluster : refuse(problems.lostCluster({ link: place, folder: cluster }))
  }
  if (known) return realpathSync(place)
  if (mayEnter(folder, user)) return join(realpathSync(folder), 'postgres')
  const target = join(elsewhere, `data-${randomBytes(6).toString('hex')}`)
  await mkdir(target, { recursive: true, mode: 0o755 })
  const cluster = join(target, 'postgres')
  await symlink(cluster, place)
  return cluster
}

/** Whether the cluster has been made. Refuses with otherVersion when another major version of PostgreSQL made it. */
export function clusterExists(cluster: string, wanted: string): boolean {
  const file = join(cluster, 'PG_VERSION')
  if (!existsSync(file)) return false
  const found = readFileSync(file, 'utf8').trim()
  if (found !== wanted) refuse(problems.otherVersion({ folder: cluster, found, wanted }))
  return true
}

export function refuseLostAccess(cluster: string, folder: string): never {
  return refuse(problems.lostAccess({ folder: cluster, file: accessFile(folder) }))
}

/** Makes an empty cluster: UTF-8, the same order of letters on every machine, passwords by SCRAM. */
export async function makeCluster(
  cluster: string,
  { initdb }: Binaries,
  access: Access,
  user?: ServerUser,
): Promise<void> {
  const parent = dirname(cluster)
  // Made under another name: a cluster that was broken off half-way must not be taken for a whole one.
  const unfinished = join(parent, `${basename(cluster)}.unfinished`)
  const secret = await mkdtemp(join(tmpdir(), 'muster-'))
  const passwordFile = join(secret, 'password')
  try {
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished, { mode: 0o700 })
    await writeFile(passwordFile, `${access.password}\n`, { mode: 0o600 })
    if (user) for (const path of [unfinished, secret, passwordFile]) await chown(path, user.uid, user.gid)
    await run(initdb, initArguments(unfinished, access.user, passwordFile), user)
    await rename(unfinished, cluster)
  } finally {
    await rm(secret, { recursive: true, force: true })
  }
}

function initArguments(cluster: string, name: string, passwordFile: string): string[] {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  return ['-D', cluster, '-U', name, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-instructions', ...locale]
}

function run(command: string, args: string[], user: ServerUser | undefined): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, {
      ...user,
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk))
    child.on('error', failed)
    child.on('close', (code) => {
      if (code === 0) done()
      else failed(new Error(`initdb ended with ${code}: ${output.trim().slice(-2000)}`))
    })
  })
}

/** The server gets nothing of our environment: PG… variables of a user's shell would change what it does. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}
