import { hash } from 'node:crypto'

const NEWLINE = 10

/**
 * Counts rows of COPY text and adds up their SHA-256, so that two copies of a table prove equal in whatever order the
 * server gives the rows (partitions, parallel scans and clusters each have their own).
 */
export class RowDigest {
  rows = 0
  readonly #sum = new Uint32Array(8)
  #rest: Buffer = Buffer.alloc(0)

  update(chunk: Buffer): void {
    const data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    let start = 0
    // COPY text escapes line ends inside values: each one here ends a row.
    for (let end = data.indexOf(NEWLINE); end >= 0; end = data.indexOf(NEWLINE, start)) {
      this.#add(data.subarray(start, end))
      start = end + 1
    }
    this.#rest = start < data.length ? Buffer.from(data.subarray(start)) : Buffer.alloc(0)
  }

  #add(row: Buffer): void {
    const bytes = hash('sha256', row, 'buffer')
    for (let i = 0; i < 8; i++) this.#sum[i] = (this.#sum[i] as number) + bytes.readUInt32LE(i * 4)
    this.rows++
  }

  hex(): string {
    return [...this.#sum].map((lane) => lane.toString(16).padStart(8, '0')).join('')
  }
}
