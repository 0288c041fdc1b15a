import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { xmlText } from '../spreadsheet/cell-xml.ts'
import { fallbackFonts } from './gbt-9704.ts'

/** The first time that a zip file knows. */
const NO_TIME = new Date(1980, 0, 1)

/**
 * Takes out of a Word file what depends on when and where it was made: the times of its parts, the moment in its
 * properties, the random names of its links, the running numbers of its pictures. Names the fonts to fall back to.
 */
export function provablePackage(file: Uint8Array, date: string): Buffer {
  const ids = new Map<string, string>()
  const parts: Zippable = {}
  for (const [path, bytes] of Object.entries(unzipSync(file))) {
    const isText = path.endsWith('.xml') || path.endsWith('.rels')
    parts[path] = isText ? strToU8(provableText(path, strFromU8(bytes), date, ids)) : bytes
  }
  return Buffer.from(zipSync(parts, { mtime: NO_TIME, level: 6 }))
}

function provableText(path: string, xml: string, date: string, ids: Map<string, string>): string {
  if (path === 'word/fontTable.xml') return fontTable
  if (path === 'docProps/core.xml') {
    return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date.slice(0, 10)}T00:00:00Z`)
  }
  let pictures = 0
  return xml
    .replace(/"(rId[\w-]{20,})"/g, (_, id: string) => {
      const name = ids.get(id) ?? `link${ids.size + 1}`
      ids.set(id, name)
      return `"${name}"`
    })
    .replace(
      /(<(?:wp:docPr|pic:cNvPr) [^>]*?id=")\d+"/g,
      (_, head: string) => `${head}${head.includes('wp:') ? ++pictures : 0}"`,
    )
}

const fontTable =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  Object.entries(fallbackFonts)
    .map(([name, others]) => {
      return `<w:font w:name="${xmlText(name)}"><w:altName w:val="${xmlText(others)}"/><w:charset w:val="86"/></w:font>`
    })
    .join('') +
  '</w:fonts>'
