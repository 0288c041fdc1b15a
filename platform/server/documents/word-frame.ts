import { AlignmentType, BorderStyle, ImageRun, Paragraph, TextRun } from 'docx'
import { type Doc, dayText, docWords } from './document.ts'
import { character, exactLine, font, size, textWidth } from './gbt-9704.ts'
import { clean } from './word-paragraphs.ts'

const RED = 'FF0000'

function centred(
  text: string,
  style: Omit<Exclude<ConstructorParameters<typeof TextRun>[0], string>, 'text'>,
): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: clean(text), ...style })] })
}

function blank(): Paragraph {
  return new Paragraph({})
}

/** The red head of a formal document: who issues it, its number, the red line (7.2 of the standard). */
export function headParagraphs({ issuer, documentNumber }: Doc): Paragraph[] {
  if (!documentNumber) return []
  if (!issuer) return [centred(documentNumber, { size: size.three }), blank()]
  // As large as the line allows, up to 62 pt: the standard leaves the size to the issuer.
  const halfPoints = Math.min(124, Math.floor(textWidth / 10 / Math.max([...issuer].length, 1)))
  return [
    centred(issuer, { font: font.title, size: halfPoints, color: RED }),
    blank(),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 11, color: RED } },
      children: [new TextRun({ text: clean(documentNumber), size: size.three })],
    }),
    blank(),
    blank(),
  ]
}

/** 二号 小标宋, centred; a line break in the title starts a new line. One blank line follows. */
export function titleParagraphs({ title }: Doc): Paragraph[] {
  return [...title.split('\n').map((line) => centred(line, { font: font.title, size: size.two })), blank()]
}

/** Who signs, centred over the day, which stands four characters from the right (7.3.5.1). */
export function signatureParagraphs({ issuer, date, language = 'zh' }: Doc): Paragraph[] {
  const day = dayText(date, language)
  const dayWidth = widthOf(day)
  const lines: [text: string, fromRight: number][] = [[day, 4]]
  if (issuer) lines.unshift([issuer, Math.max(2, 4 + (dayWidth - widthOf(issuer)) / 2)])
  const paragraphs = lines.map(([text, fromRight]) => {
    const indent = { right: Math.round(fromRight * character) }
    return new Paragraph({
      alignment: AlignmentType.RIGHT,
      keepNext: text !== day,
      indent,
      children: [new TextRun(clean(text))],
    })
  })
  return [blank(), ...paragraphs]
}

/** In characters: Latin ones are half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 1 : 0.5), 0)
}

/** As of when, the hash, and the picture by which a phone proves it. */
export function proofParagraphs({ proof, language = 'zh' }: Doc): Paragraph[] {
  if (!proof) return []
  const words = docWords[language]
  const colon = language === 'zh' ? '：' : ': '
  const line = (text: string) => {
    return new Paragraph({
      spacing: exactLine(size.five),
      children: [new TextRun({ text: clean(text), size: size.five })],
    })
  }
  const lines = [blank(), line(`${words.asOf}${colon}${proof.asOf}`), line(`${words.proof}${colon}${proof.hash}`)]
  if (!proof.qrPng) return lines
  const altText = { name: 'proof', title: words.scan, description: `${words.scan} ${proof.hash}` }
  const picture = new ImageRun({ type: 'png', data: proof.qrPng, transformation: { width: 96, height: 96 }, altText })
  return [...lines, new Paragraph({ children: [picture] }), line(words.scan)]
}
