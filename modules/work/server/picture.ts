import { Buffer } from 'node:buffer'
import type { Problem } from '../../../platform/shared/problem.ts'
import { type PhotoFormat, photoLimit } from '../photo.ts'
import { problems } from '../problems.ts'

/** A picture by its content, whatever it was called; or why it is not taken. */
export function readPicture(base64: string): { bytes: Buffer; format: PhotoFormat } | Problem {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > photoLimit)
    return problems.photoTooLarge({ kilobytes: Math.ceil(bytes.length / 1000), limit: photoLimit / 1000 })
  const format = formatOf(bytes)
  if (!format || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return problems.notAPhoto()
  const parts = partsOf[format](bytes)
  if (!parts) return problems.notAPhoto()
  return parts.some((part) => TELLING.test(part)) ? problems.photoTellsPlace() : { bytes, format }
}

function formatOf(bytes: Buffer): PhotoFormat | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'png'
  const riff = bytes.subarray(0, 4).toString('latin1') + bytes.subarray(8, 12).toString('latin1')
  return riff === 'RIFFWEBP' ? 'webp' : undefined
}

// What a camera writes beside the picture: when, with what, and where. A browser that redraws a picture leaves it out.
const TELLING = /^(Exif|http:\/\/ns\.adobe\.com\/xap|Photoshop|eXIf|tEXt|zTXt|iTXt|EXIF|XMP )/

/** The names of the parts that a file consists of, up to the picture itself; undefined when it is no whole file of its kind. */
const partsOf: Record<PhotoFormat, (bytes: Buffer) => string[] | undefined> = {
  jpeg(bytes) {
    const names: string[] = []
    for (let at = 2; at + 4 <= bytes.length; ) {
      if (bytes[at] !== 0xff) return undefined
      const marker = bytes[at + 1] as number
      if (marker === 0xff) {
        at++
        continue
      }
      // From here on the picture itself is drawn.
      if (marker === 0xda) return names
      const length = bytes.readUInt16BE(at + 2)
      if (length < 2) return undefined
      if (marker >= 0xe1 && marker <= 0xef) names.push(bytes.subarray(at + 4, at + 34).toString('latin1'))
      at += 2 + length
    }
    return undefined
  },
  png: (bytes) => chunksOf(bytes, 8, (at) => [bytes.subarray(at + 4, at + 8), 12 + bytes.readUInt32BE(at)]),
  webp: (bytes) =>
    chunksOf(bytes, 12, (at) => {
      const length = bytes.readUInt32LE(at + 4)
      return [bytes.subarray(at, at + 4), 8 + length + (length % 2)]
    }),
}

function chunksOf(
  bytes: Buffer,
  from: number,
  read: (at: number) => [name: Buffer, whole: number],
): string[] | undefined {
  const names: string[] = []
  let at = from
  while (at + 8 <= bytes.length) {
    const [name, whole] = read(at)
    names.push(name.toString('latin1'))
    at += whole
  }
  return names.length > 0 && at <= bytes.length ? names : undefined
}
