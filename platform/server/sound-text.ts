/** PostgreSQL keeps no NUL, and half of a surrogate pair is no character: it would come back as another one. */
export function isSoundText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000')
}

/**
 * Where in a parsed body a text or a name stands that cannot be kept as it is: `people.0.name`; undefined when all can.
 * Walks without recursion: a stranger's body may be nested as deep as it is long.
 */
export function findUnsoundText(body: unknown): string | undefined {
  const waiting: { value: unknown; path: string }[] = [{ value: body, path: '' }]
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const { value, path } = one
    if (typeof value === 'string' && !isSoundText(value)) return path || 'input'
    if (typeof value !== 'object' || value === null) continue
    for (const key of Object.keys(value)) {
      if (!isSoundText(key)) return path || 'input'
      const held = (value as Record<string, unknown>)[key]
      if (typeof held !== 'string' && typeof held !== 'object') continue
      waiting.push({ value: held, path: path ? `${path}.${key}` : key })
    }
  }
  return undefined
}

/** Why it is refused, for `badInput`. */
export const unsoundReason = {
  reason: 'it holds a character that cannot be kept (NUL, or half of one)',
  reasonZh: '含有无法保存的字符（多为复制时带入），请删去后重新录入',
}
