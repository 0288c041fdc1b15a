import { ask } from '../../../platform/browser/api.ts'
import { fromCode, isWithin } from '../../../platform/shared/area-id.ts'

type Found = { rows: { id: string; name: string; parentName: string | null }[] }

/** The area that a cell names, by code or by name within an area; undefined when there is none or more than one. */
export async function findArea(text: string, within: string | undefined): Promise<string | undefined> {
  if (!text) return undefined
  const code = codeIn(text)
  if (code) return !within || isWithin(code, within) ? code : undefined
  // 平襄镇 店子村: the last word is the place, the one before it what lies above.
  const [above, name = ''] = text.includes(' ') ? [text.split(/\s+/)[0], text.split(/\s+/).at(-1)] : [undefined, text]
  const { rows } = await ask<Found>('areas.search', { text: name, limit: 50, ...(within && { within }) })
  const named = rows.filter((row) => row.name === name && (!above || row.parentName === above))
  return named.length === 1 ? named[0]?.id : undefined
}

function codeIn(text: string): string | undefined {
  if (!/^\d{6,18}$/.test(text)) return undefined
  try {
    return fromCode(text)
  } catch {
    return undefined
  }
}
