import { hash } from 'node:crypto'

/** JSON with the keys of every object in order: equal contents are equal bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

/** SHA-256 of a text, in hex. */
export function hashOf(text: string): string {
  return hash('sha256', text, 'hex')
}
