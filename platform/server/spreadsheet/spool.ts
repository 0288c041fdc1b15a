import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { problems } from './problems.ts'

/**
 * Opens a table for reading at any position. A workbook's directory is at its end, so a stream is first written to a
 * file that has no name any more: personal data does not stay on the disk, not even after a crash.
 * Refuses `tooLarge`. The caller closes the handle.
 */
export async function openSource(source: Readable | string, fileBytes: number): Promise<FileHandle> {
  const tooLarge = problems.tooLarge({ megabytes: Math.floor(fileBytes / 1024 / 1024) })
  if (typeof source === 'string') {
    const handle = await open(source, 'r')
    const { size } = await handle.stat()
    if (size <= fileBytes) return handle
    await handle.close()
    return refuse(tooLarge)
  }
  const handle = await openNameless()
  try {
    let size = 0
    // Whoever gave the stream reads it to its end: a connection with half a body in it serves nobody after this.
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array)
      size += bytes.length
      refuseIf(size > fileBytes ? tooLarge : undefined)
      await writeAll(handle, bytes)
    }
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * The same bytes by way of a file without a name: the source is read as fast as it gives, whoever takes the bytes has all the
 * time they need. Ends the source when the taker leaves.
 */
export async function throughDisk(source: Readable): Promise<Readable> {
  const handle = await openNameless()
  let written = 0
  let failure: unknown
  let ended = false
  let more = Promise.withResolvers<void>()
  const tell = () => {
    more.resolve()
    more = Promise.withResolvers<void>()
  }
  const writing = (async () => {
    try {
      for await (const chunk of source) {
        const bytes = chunk as Uint8Array
        await writeAll(handle, bytes)
        written += bytes.length
        tell()
      }
    } catch (error) {
      failure = error
    }
    ended = true
    tell()
  })()
  async function* taken() {
    for (let at = 0; ; ) {
      const told = more.promise
      if (at < written) {
        const bytes = Buffer.allocUnsafe(Math.min(128 * 1024, written - at))
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, at)
        at += bytesRead
        yield bytes.subarray(0, bytesRead)
      } else if (failure) throw failure
      else if (ended) return
      else await told
    }
  }
  return Readable.from(taken(), { objectMode: false }).once('close', () => {
    source.destroy()
    void writing.then(() => handle.close()).catch(() => {})
  })
}

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `muster-${randomUUID()}`)
  const handle = await open(path, 'wx+', 0o600)
  await unlink(path)
  return handle
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0
  while (done < bytes.length) done += (await handle.write(bytes, done)).bytesWritten
}

/** The bytes of an open file from its start; the handle stays open. */
export async function* bytesOf(handle: FileHandle): AsyncGenerator<Buffer> {
  const chunk = Buffer.allocUnsafe(128 * 1024)
  for (let at = 0; ; ) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield chunk.subarray(0, bytesRead)
  }
}
