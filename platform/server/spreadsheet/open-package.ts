import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl'
import { refuse, refuseIf } from '../../shared/problem.ts'
import type { SheetLimits } from './limits.ts'
import { problems } from './problems.ts'
import { bytesOf } from './spool.ts'

/** The parts of a workbook by path (`xl/workbook.xml`). */
export interface WorkbookPackage {
  has: (path: string) => boolean
  size: (path: string) => number
  read: (path: string) => Promise<Readable>
}

/**
 * Opens the zip file that an .xlsx is, and looks at its directory before anything is unpacked.
 * Refuses `notXlsx`, `oldXls`, `encrypted`, `suspiciousArchive`.
 */
export async function openPackage(handle: FileHandle, limits: SheetLimits): Promise<WorkbookPackage> {
  await checkSignature(handle)
  // Sizes in the directory are checked while unpacking: more than it says is an error, so a lie cannot pass the limits.
  const zip = await fromFdPromise(handle.fd, { autoClose: false, validateEntrySizes: true })
  refuseIf(zip.entryCount > limits.entries ? problems.suspiciousArchive() : undefined)
  const entries = await listEntries(zip, limits)
  const get = (path: string) => entries.get(path.toLowerCase()) ?? refuse(problems.notXlsx())
  return {
    has: (path) => entries.has(path.toLowerCase()),
    size: (path) => get(path).uncompressedSize,
    read: (path) => zip.openReadStreamPromise(get(path)),
  }
}

async function listEntries(zip: ZipFile, limits: SheetLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize
    const swollen = entry.uncompressedSize > 1024 * 1024 && entry.uncompressedSize > entry.compressedSize * limits.ratio
    refuseIf(swollen || unpacked > limits.unpackedBytes ? problems.suspiciousArchive() : undefined)
    refuseIf(entry.isEncrypted() ? problems.encrypted() : undefined)
    entries.set(entry.fileName.toLowerCase(), entry)
  }
  return entries
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1')
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')

async function checkSignature(handle: FileHandle): Promise<void> {
  const head = Buffer.alloc(8)
  await handle.read(head, 0, 8, 0)
  if (head.subarray(0, 4).equals(ZIP)) return
  if (!head.equals(COMPOUND_FILE)) refuse(problems.notXlsx())
  // Before 2007 a workbook was such a file; since then it is one only when encrypted.
  let tail = Buffer.alloc(0)
  for await (const chunk of bytesOf(handle)) {
    const window = Buffer.concat([tail, chunk])
    refuseIf(window.includes(ENCRYPTED_PACKAGE) ? problems.encrypted() : undefined)
    tail = window.subarray(-ENCRYPTED_PACKAGE.length)
  }
  refuse(problems.oldXls())
}
