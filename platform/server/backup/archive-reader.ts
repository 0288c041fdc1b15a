import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import type { z } from 'zod'
import { Refusal, refuse } from '../../shared/problem.ts'
import { FORMAT, HEADER, Header, MANIFEST, MASTER_KEY, Manifest } from './archive.ts'
import { entryLine } from './archive-writer.ts'
import { problems } from './problems.ts'

export interface ArchiveEntry {
  name: string
  content: Buffer
}

/** The entries in their order; each small enough to hold. Refuses with noFile and notAnArchive. */
export async function* readEntries(file: string): AsyncGenerator<ArchiveEntry> {
  await access(file, constants.R_OK).catch(() => refuse(problems.noFile({ file })))
  const source = createReadStream(file)
  const unzipped = createGunzip({ chunkSize: 256 * 1024 })
  const tar = extract()
  source.on('error', (error) => unzipped.destroy(error))
  unzipped.on('error', (error) => tar.destroy(error))
  source.pipe(unzipped).pipe(tar)
  try {
    for await (const entry of tar) yield { name: entry.header.name, content: await buffer(entry) }
  } catch (error) {
    if (error instanceof Refusal) throw error
    refuse(problems.notAnArchive({ file, detail: (error as Error).message }))
  } finally {
    source.destroy()
    unzipped.destroy()
    tar.destroy()
  }
}

export interface CheckedArchive {
  header: Header
  manifest: Manifest
  masterKey: Buffer | undefined
}

/** Reads the whole archive and proves it unbroken before anybody writes a row of it. Refuses with notAnArchive and newerFormat. */
export async function checkArchive(file: string): Promise<CheckedArchive> {
  const all = createHash('sha256')
  let digest = ''
  let header: Header | undefined
  let manifest: Manifest | undefined
  let masterKey: Buffer | undefined
  for await (const { name, content } of readEntries(file)) {
    if (!header && name !== HEADER) refuse(problems.notAnArchive({ file, detail: HEADER }))
    if (name === HEADER) header = parseHeader(file, content)
    if (name === MASTER_KEY) masterKey = content
    if (name === MANIFEST) {
      manifest = parse(Manifest, file, content)
      digest = all.copy().digest('hex')
    }
    all.update(entryLine(name, content))
  }
  if (!header || !manifest) return refuse(problems.notAnArchive({ file, detail: header ? MANIFEST : HEADER }))
  if (manifest.sha256 !== digest) refuse(problems.notAnArchive({ file, detail: 'sha256' }))
  if (manifest.tables.length !== header.tables.length) refuse(problems.notAnArchive({ file, detail: 'tables' }))
  return { header, manifest, masterKey }
}

function parseHeader(file: string, content: Buffer): Header {
  const header = parse(Header, file, content)
  if (header.format > FORMAT) refuse(problems.newerFormat({ found: header.format, known: FORMAT }))
  return header
}

function parse<T>(schema: z.ZodType<T>, file: string, content: Buffer): T {
  try {
    return schema.parse(JSON.parse(content.toString('utf8')))
  } catch {
    return refuse(problems.notAnArchive({ file, detail: schema === (Header as z.ZodType) ? HEADER : MANIFEST }))
  }
}
