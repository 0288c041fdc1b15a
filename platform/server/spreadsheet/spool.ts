import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
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
  const path = join(tmpdir(), `muster-${randomUUID()}`)
  const handle = await open(path, 'wx+', 0o600)
  try {
    await unlink(path)
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
