import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'

/** Parts of a table: large enough to cost nothing, small enough that memory stays flat. */
const PART_BYTES = 4 * 1024 * 1024

/** Writes an archive beside its final name and moves it there when whole and on disk; `drop` leaves nothing behind. */
export class ArchiveWriter {
  readonly #file: string
  readonly #unfinished: string
  readonly #tar = pack()
  readonly #written: Promise<void>
  readonly #all: Hash = createHash('sha256')
  bytes = 0

  constructor(file: string) {
    this.#file = file
    this.#unfinished = `${file}.unfinished`
    const target = createWriteStream(this.#unfinished, { mode: 0o600 })
    this.#written = pipeline(this.#tar, createGzip({ level: 3, chunkSize: 256 * 1024 }), target)
    // Awaited in finish(); until then a full disk must not end the process.
    this.#written.catch((error: Error) => this.#tar.destroy(error))
  }

  async add(name: string, content: Buffer): Promise<void> {
    this.#all.update(entryLine(name, content))
    this.bytes += content.length
    const entry = this.#tar.entry({ name, size: content.length, mode: 0o600 })
    entry.end(content)
    await Promise.race([once(entry, 'finish'), this.#written])
  }

  /** Adds a stream as numbered parts below `folder`; `seen` gets each chunk on its way. */
  async addStream(folder: string, source: AsyncIterable<Buffer>, seen: (chunk: Buffer) => void): Promise<void> {
    let part = 0
    let chunks: Buffer[] = []
    let size = 0
    const flush = async () => {
      await this.add(`${folder}${String(++part).padStart(6, '0')}`, Buffer.concat(chunks, size))
      chunks = []
      size = 0
    }
    for await (const chunk of source) {
      seen(chunk)
      chunks.push(chunk)
      size += chunk.length
      if (size >= PART_BYTES) await flush()
    }
    if (size > 0) await flush()
  }

  /** What every entry so far comes to; goes into the manifest. */
  digest(): string {
    return this.#all.copy().digest('hex')
  }

  async finish(): Promise<void> {
    this.#tar.finalize()
    await this.#written
    const handle = await open(this.#unfinished, 'r+')
    await handle.sync()
    await handle.close()
    await rename(this.#unfinished, this.#file)
  }

  async drop(): Promise<void> {
    this.#tar.destroy()
    await this.#written.catch(() => {})
    await rm(this.#unfinished, { force: true })
  }
}

/** What an entry adds to the digest of the archive. */
export function entryLine(name: string, content: Buffer): string {
  return `${name} ${content.length} ${createHash('sha256').update(content).digest('hex')}\n`
}
