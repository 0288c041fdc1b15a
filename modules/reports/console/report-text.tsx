import { AddressLink } from '../../../platform/browser/address.tsx'
import { figureAddress } from '../../../platform/browser/figures/figure.ts'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { numberText } from '../../../platform/browser/look/numbers.ts'
import { type FigurePart, printedQuestion } from '../printed-figure.ts'
import type { ReportContent, ReportTable } from '../report.ts'
import { texts } from './texts.ts'

/** The frozen text. Every number is a link to the rows it counted, as of the report's moment. */
export function ReportText({ content }: { content: ReportContent }) {
  return (
    <>
      <h2 className="p-title">{content.title}</h2>
      {content.blocks.map((block, at) => {
        // A frozen report never changes its order, so a place is a key.
        const key = at
        if (block.kind === 'table') return <TextTable key={key} table={block} content={content} />
        if (block.kind !== 'paragraph')
          return block.kind === 'h1' ? <h3 key={key}>{block.text}</h3> : <h4 key={key}>{block.text}</h4>
        return (
          <p key={key}>
            {block.pieces.map((piece, place) =>
              typeof piece === 'string' ? (
                piece
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same figure may stand twice in a paragraph
                <PrintedNumber key={place} content={content} figure={piece.figure} value={piece.value} />
              ),
            )}
          </p>
        )
      })}
      <p className="p-signature">{content.issuer}</p>
    </>
  )
}

type PrintedNumberProps = { content: ReportContent; figure: string; value: number; part?: FigurePart }

function PrintedNumber({ content, figure, value, part }: PrintedNumberProps) {
  const t = useTexts(texts)
  return (
    <AddressLink change={figureAddress(printedQuestion(content, figure, part))} title={t('openRows')}>
      {numberText(value)}
    </AddressLink>
  )
}

function TextTable({ table, content }: { table: ReportTable; content: ReportContent }) {
  const t = useTexts(texts)
  const cells = (values: number[], part?: FigurePart) =>
    table.columns.map(({ figure }, at) => (
      <td key={figure}>
        <PrintedNumber content={content} figure={figure} value={values[at] ?? 0} {...(part && { part })} />
      </td>
    ))
  return (
    <div className="p-scroll">
      <table className="p-table">
        <thead>
          <tr>
            <th>{table.head}</th>
            {table.columns.map(({ figure, label, unit }) => (
              <th key={figure}>
                {label}（{unit}）
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {cells(row.values, { by: table.by, key: row.key })}
            </tr>
          ))}
          <tr className="p-total">
            <th scope="row">{t('total')}</th>
            {cells(table.total)}
          </tr>
        </tbody>
      </table>
    </div>
  )
}
