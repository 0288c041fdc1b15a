import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { type Doc, docWords } from './document.ts'
import { exactLine, font, grid, page, size } from './gbt-9704.ts'
import { headingNumbers } from './heading-numbers.ts'
import { provablePackage } from './provable-package.ts'
import { headParagraphs, proofParagraphs, signatureParagraphs, titleParagraphs } from './word-frame.ts'
import { bodyText, headingParagraph, noteText } from './word-paragraphs.ts'
import { tableParagraphs } from './word-table.ts'

/** The document as Word, laid out by GB/T 9704-2012. The same document gives the same bytes, so its hash can be proved. */
export async function toWord(doc: Doc): Promise<Buffer> {
  const language = doc.language ?? 'zh'
  const numbers = headingNumbers(doc.blocks, language)
  const blocks = doc.blocks.flatMap((block, position) => {
    if (block.kind === 'table') return tableParagraphs(block)
    if (block.kind === 'paragraph') return [bodyText(block.text)]
    if (block.kind === 'note') return [noteText(docWords[language].note, block.text)]
    return [headingParagraph(block.kind, `${numbers.get(position) ?? ''}${block.text}`)]
  })
  const file = new Document({
    title: doc.title,
    creator: doc.issuer ?? 'Muster',
    lastModifiedBy: doc.issuer ?? 'Muster',
    revision: 1,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: font.body, size: size.three, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      },
    },
    sections: [
      {
        properties: { page, grid },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...headParagraphs(doc),
          ...titleParagraphs(doc),
          ...blocks,
          ...signatureParagraphs(doc),
          ...proofParagraphs(doc),
        ],
      },
    ],
  })
  return provablePackage(await Packer.toBuffer(file), doc.date)
}

/** "— 1 —", outside: right on odd pages, left on even ones, one character in (7.5 of the standard). */
function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const indent = alignment === AlignmentType.RIGHT ? { right: size.four * 10 } : { left: size.four * 10 }
  const run = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: font.pageNumber, size: size.four })
  return new Footer({
    children: [new Paragraph({ alignment, indent, spacing: exactLine(size.four), children: [run] })],
  })
}
