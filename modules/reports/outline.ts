import { type Breakdown, parseTemplate, type TemplateMistake, type TemplateWord } from '../playbooks/template.ts'

/** A template read into blocks, its words filled in, its figures still to be counted. */
export interface Outline {
  title: string
  blocks: OutlineBlock[]
  mistakes: TemplateMistake[]
}

export type OutlinePiece = string | { figure: string }
export type OutlineBlock =
  | { kind: 'h1' | 'h2'; text: string }
  | { kind: 'paragraph'; pieces: OutlinePiece[] }
  | { kind: 'table'; figures: string[]; by: Breakdown }

type Line = { pieces: OutlinePiece[]; signature: boolean } | { figures: string[]; by: Breakdown }

/**
 * Reads a report template: `#` is the title, `##` and `###` are headings, an empty line ends a paragraph. The numbers that
 * headings carry and the signature at the end are left out, because a document adds its own.
 */
export function outlineOf(template: string, words: Record<TemplateWord, string>): Outline {
  const { lines, mistakes } = linesOf(template, words)
  while (lines.length > 0 && isSignature(lines.at(-1) as Line)) lines.pop()
  const outline: Outline = { title: '', blocks: [], mistakes }
  let open: OutlinePiece[] | undefined
  for (const line of lines) {
    if ('figures' in line) {
      open = undefined
      outline.blocks.push({ kind: 'table', figures: line.figures, by: line.by })
      continue
    }
    const text = textOf(line.pieces).trim()
    const heading = /^(#{1,3})\s+(.*)$/.exec(text)
    if (heading) {
      open = undefined
      addHeading(outline, heading[1] as string, heading[2] as string)
    } else if (text === '') open = undefined
    else if (open) open.push(...line.pieces)
    else {
      open = [...line.pieces]
      outline.blocks.push({ kind: 'paragraph', pieces: open })
    }
  }
  return outline
}

function addHeading(outline: Outline, mark: string, text: string): void {
  if (mark === '#') outline.title = text
  else if (mark === '##') outline.blocks.push({ kind: 'h1', text: text.replace(/^[一二三四五六七八九十]+、/, '') })
  else outline.blocks.push({ kind: 'h2', text: text.replace(/^（[一二三四五六七八九十]+）/, '') })
}

function linesOf(
  template: string,
  words: Record<TemplateWord, string>,
): { lines: Line[]; mistakes: TemplateMistake[] } {
  const { parts, mistakes } = parseTemplate(template)
  const lines: Line[] = []
  let pieces: OutlinePiece[] = []
  let signing = true
  const end = () => {
    lines.push({ pieces, signature: signing })
    pieces = []
    signing = true
  }
  for (const part of parts) {
    if (part.kind === 'table') lines.push({ figures: part.figures, by: part.by })
    else if (part.kind === 'figure') {
      pieces.push({ figure: part.figure })
      signing = false
    } else if (part.kind === 'word') {
      pieces.push(words[part.word])
      if (part.word !== 'organisation' && part.word !== 'asOf') signing = false
    } else {
      for (const [at, text] of part.text.split('\n').entries()) {
        if (at > 0) end()
        if (text !== '') pieces.push(text)
        if (text.trim() !== '') signing = false
      }
    }
  }
  end()
  return { lines, mistakes }
}

/** A last line that is empty, or only who signs and when. */
function isSignature(line: Line): boolean {
  return 'pieces' in line && line.signature
}

function textOf(pieces: readonly OutlinePiece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.figure)).join('')
}
