import { columnShares } from './column-shares.ts'
import {
  type Block,
  type Doc,
  type DocTable,
  dayText,
  docWords,
  hrefOf,
  type Inline,
  piecesOf,
  textOf,
} from './document.ts'
import { headingNumbers } from './heading-numbers.ts'
import { pageStyle } from './page-style.ts'

/**
 * The document as one web page: no script, nothing loaded from elsewhere, light and dark, prints on A4. A figure with
 * an `href` is a link to its rows. Everything that comes from the document is escaped.
 */
export function toHtml(doc: Doc): string {
  const language = doc.language ?? 'zh'
  const numbers = headingNumbers(doc.blocks, language)
  const blocks = doc.blocks.map((block, position) =>
    blockHtml(block, numbers.get(position) ?? '', docWords[language].note),
  )
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(doc.title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${headHtml(doc)}<h1>${escapeHtml(doc.title).replaceAll('\n', '<br>')}</h1>
${blocks.join('\n')}
<p class="signature">${doc.issuer ? `${escapeHtml(doc.issuer)}<br>` : ''}<time datetime="${escapeHtml(doc.date.slice(0, 10))}">${escapeHtml(dayText(doc.date, language))}</time></p>
${proofHtml(doc)}</main>
</body>
</html>
`
}

function headHtml({ issuer, documentNumber }: Doc): string {
  if (!documentNumber) return ''
  const head = issuer ? `<p class="issuer">${escapeHtml(issuer)}</p>\n` : ''
  return `${head}<p class="number${issuer ? ' ruled' : ''}">${escapeHtml(documentNumber)}</p>\n`
}

/** The title is the page's h1: headings of the document go one level down. */
function blockHtml(block: Block, number: string, noteLabel: string): string {
  if (block.kind === 'table') return tableHtml(block)
  if (block.kind === 'paragraph') return `<p>${inlineHtml(block.text)}</p>`
  if (block.kind === 'note') return `<p class="note">${noteLabel}${inlineHtml(block.text)}</p>`
  const tag = block.kind === 'h1' ? 'h2' : 'h3'
  return `<${tag}>${number}${escapeHtml(block.text)}</${tag}>`
}

function tableHtml(table: DocTable): string {
  const columns = columnShares(table).map((share) => `<col style="width:${(share * 100).toFixed(1)}%">`)
  const className = (i: number) => (table.columns[i]?.type === 'number' ? ' class="figure"' : '')
  const headers = table.columns.map((column) => `<th scope="col">${escapeHtml(column.header)}</th>`)
  const rows = table.rows.map((row) => {
    return `<tr>${table.columns.map((_, i) => `<td${className(i)}>${inlineHtml(row[i] ?? '')}</td>`).join('')}</tr>`
  })
  const caption = table.caption ? `<caption>${escapeHtml(table.caption)}</caption>` : ''
  return (
    `<div class="table"><table>${caption}<colgroup>${columns.join('')}</colgroup>` +
    `<thead><tr>${headers.join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`
  )
}

function proofHtml({ proof, language = 'zh' }: Doc): string {
  if (!proof) return ''
  const words = docWords[language]
  const picture = proof.qrPng
    ? `<img alt="${words.scan}" width="96" height="96" src="data:image/png;base64,${proof.qrPng.toString('base64')}">`
    : ''
  const lines = `<p>${words.asOf} ${escapeHtml(proof.asOf)}</p><p>${words.proof} <code>${escapeHtml(proof.hash)}</code></p>`
  return `<footer>${picture}<div>${lines}</div></footer>\n`
}

function inlineHtml(text: Inline | Inline[]): string {
  return piecesOf(text)
    .map((piece) => {
      const href = hrefOf(piece)
      const shown = escapeHtml(textOf(piece))
      return href ? `<a href="${escapeHtml(href)}">${shown}</a>` : shown
    })
    .join('')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Safe in an element and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
