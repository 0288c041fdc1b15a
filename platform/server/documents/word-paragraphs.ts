import { AlignmentType, ExternalHyperlink, HeadingLevel, Paragraph, TextRun } from 'docx'
import { hrefOf, type Inline, piecesOf, textOf } from './document.ts'
import { character, font, size } from './gbt-9704.ts'

type RunStyle = Pick<
  Exclude<ConstructorParameters<typeof TextRun>[0], string>,
  'font' | 'size' | 'color' | 'snapToGrid'
>

/** Two characters, the beginning of every paragraph; twips for programs that do not count characters. */
export const firstLine = { firstLineChars: 200, firstLine: Math.round(character * 2) }

/** A paragraph of body text. */
export function bodyText(text: Inline | Inline[]): Paragraph {
  return new Paragraph({ indent: firstLine, alignment: AlignmentType.BOTH, children: runs(text) })
}

export function noteText(label: string, text: Inline | Inline[]): Paragraph {
  const style = { size: size.four }
  return new Paragraph({ indent: firstLine, children: [new TextRun({ text: label, ...style }), ...runs(text, style)] })
}

/** Level 1 in 黑体, level 2 in 楷体, both 三号 and never at the foot of a page. Word's outline knows them. */
export function headingParagraph(kind: 'h1' | 'h2', text: string): Paragraph {
  const style = { font: kind === 'h1' ? font.first : font.second, size: size.three, color: '000000' }
  const heading = kind === 'h1' ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2
  return new Paragraph({
    heading,
    keepNext: true,
    indent: firstLine,
    children: [new TextRun({ text: clean(text), ...style })],
  })
}

/** Text with its links: web addresses only, a path of the site means nothing on paper. */
export function runs(text: Inline | Inline[], style: RunStyle = {}): (TextRun | ExternalHyperlink)[] {
  return piecesOf(text).map((piece) => {
    const run = new TextRun({ text: clean(textOf(piece)), font: font.body, ...style })
    const link = hrefOf(piece)
    return link?.startsWith('http') ? new ExternalHyperlink({ link, children: [run] }) : run
  })
}

/** Text that XML can hold. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot hold
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
