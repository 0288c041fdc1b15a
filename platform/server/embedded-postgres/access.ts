import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** How to reach the embedded server: kept in a file only its owner may read. */
export interface Access {
  user: string
  password: string
  port: number
}

export function accessFile(folder: string): string {
  return join(folder, 'database-access.json')
}

export async function readAccess(folder: string): Promise<Access | undefined> {
  const file = accessFile(folder)
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Access) : undefined
}

export async function writeAccess(folder: string, access: Access): Promise<void> {
  const file = accessFile(folder)
  await writeFile(`${file}.new`, JSON.stringify(access, null, 2), { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
}

export async function newAccess(): Promise<Access> {
  return { user: 'muster', password: randomBytes(24).toString('hex'), port: await freePort() }
}

/** Keeps the port of last time; takes another when somebody else has it now. */
export async function withFreePort(access: Access): Promise<Access> {
  return (await isFree(access.port)) ? access : { ...access, port: await freePort() }
}

export function urlOf({ user, password, port }: Access, database = 'muster'): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer().once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}
