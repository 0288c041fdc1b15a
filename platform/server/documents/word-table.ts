import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { columnShares } from './column-shares.ts'
import type { DocTable, Inline } from './document.ts'
import { font, size, textWidth } from './gbt-9704.ts'
import { runs } from './word-paragraphs.ts'

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }

/** A table with all its borders, as wide as the text; its header comes again on every page, no row is split. */
export function tableParagraphs(table: DocTable): (Paragraph | Table)[] {
  const widths = columnShares(table).map((share) => Math.floor(share * textWidth))
  const textSize = table.columns.length <= 6 ? size.four : table.columns.length <= 9 ? size.smallFour : size.five
  const cell = (text: Inline | null, i: number, header: boolean) => {
    const right = !header && table.columns[i]?.type === 'number'
    const style = { size: textSize, snapToGrid: false, ...(header ? { font: font.first } : {}) }
    return new TableCell({
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [
        new Paragraph({
          alignment: header ? AlignmentType.CENTER : right ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: runs(text ?? '', style),
        }),
      ],
    })
  }
  const headers = table.columns.map((column, i) => cell(column.header, i, true))
  const rows = table.rows.map((row) => {
    return new TableRow({ cantSplit: true, children: table.columns.map((_, i) => cell(row[i] ?? null, i, false)) })
  })
  return [
    ...(table.caption
      ? [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            keepNext: true,
            children: runs(table.caption, { font: font.first, size: size.four }),
          }),
        ]
      : []),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      borders,
      margins: { marginUnitType: WidthType.DXA, left: 80, right: 80, top: 40, bottom: 40 },
      rows: [new TableRow({ tableHeader: true, cantSplit: true, children: headers }), ...rows],
    }),
  ]
}
