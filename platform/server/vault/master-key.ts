import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * The key that wraps all data keys: 32 bytes in a file that only the server may read, made on the first start.
 * Whoever loses it loses every sealed field; whoever has it and the database reads them.
 */
export async function readMasterKey(file: string): Promise<Buffer> {
  const found = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  const key = found === undefined ? await makeMasterKey(file) : Buffer.from(found.trim(), 'base64')
  if (key.length !== 32) throw new Error(`${file} does not hold a master key of 32 bytes in base64`)
  return key
}

async function makeMasterKey(file: string): Promise<Buffer> {
  const key = randomBytes(32)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.new`, `${key.toString('base64')}\n`, { mode: 0o600 })
  await chmod(`${file}.new`, 0o600)
  await rename(`${file}.new`, file)
  return key
}
