/** One statement of a migration: its text without comments, in lower case outside quotes, and the line it starts on. */
export interface Statement {
  text: string
  line: number
}

const TOKENS = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"|(\$\w*\$)[\s\S]*?\1|;|[^;'"$/-]+|[$/-]/g

/** Splits a migration at its semicolons; quoted text and function bodies stay whole, comments go. */
export function statementsOf(sql: string): Statement[] {
  const statements: Statement[] = []
  let text = ''
  let start = 0
  for (const token of sql.matchAll(TOKENS)) {
    const [part] = token
    if (part === ';') {
      if (text.trim()) statements.push({ text: text.trim(), line: lineAt(sql, start) })
      text = ''
      continue
    }
    if (part.startsWith('--') || part.startsWith('/*')) continue
    if (!text.trim()) start = token.index + (part.length - part.trimStart().length)
    text += /^['"]/.test(part) ? part : part.replace(/--[^\n]*/g, '').toLowerCase()
  }
  if (text.trim()) statements.push({ text: text.trim(), line: lineAt(sql, start) })
  return statements
}

/** Splits `a int, check (b in (1, 2))` at its outer commas. */
export function outerParts(list: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const [token] of list.matchAll(/'(?:[^']|'')*'|[\s\S]/g)) {
    if (token === '(') depth++
    if (token === ')') depth--
    if (token === ',' && depth === 0) {
      parts.push(part.trim())
      part = ''
    } else part += token
  }
  return [...parts, part.trim()].filter(Boolean)
}

/** What stands between the first bracket and the one that closes it. */
export function firstBrackets(text: string): string {
  const open = text.indexOf('(')
  if (open < 0) return ''
  let depth = 0
  for (const hit of text.slice(open).matchAll(/'(?:[^']|'')*'|[()]/g)) {
    if (hit[0] === '(') depth++
    if (hit[0] === ')' && --depth === 0) return text.slice(open + 1, open + hit.index)
  }
  return text.slice(open + 1)
}

function lineAt(sql: string, index: number): number {
  return sql.slice(0, index).split('\n').length
}
