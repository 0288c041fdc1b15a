import type { Address } from '../address.tsx'

/**
 * One filter of a table. `choice`, `day` and `text` live in the address bar; `private` (a name, a phone, an ID) never does: it is
 * kept on the page only and is lost on reload, which is the price of its not being in any history or log.
 */
export type DataFilter =
  | { kind: 'choice'; name: string; title: string; options: { value: string; label: string }[] }
  | { kind: 'day' | 'text' | 'private'; name: string; title: string }

/** What the filters add to the question: the address's part and the private part, empty ones left out. */
export function filterInput(filters: DataFilter[], address: Address, kept: Record<string, string>) {
  const input: Record<string, string> = {}
  for (const { kind, name } of filters) {
    const value = (kind === 'private' ? kept : address)[name]
    if (value) input[name] = value
  }
  return input
}
