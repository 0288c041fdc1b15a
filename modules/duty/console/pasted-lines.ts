/** A post as a line of a sheet says it: the area still as it was written, the kind only where the line has one. */
export type PastedLine = { name: string; areaText: string; place: string; kindText?: string }

/** True for what comes from cells: more than one line, or a tab. */
export function isFromSheet(text: string): boolean {
  return /[\t\n]/.test(text.trim())
}

/** Lines of a copied sheet: name, area, place, kind. A heading line and empty lines are left out. */
export function readPasted(text: string): PastedLine[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== '') && !isHeading(cells))
    .map(([name = '', areaText = '', place = '', kindText = '']) => ({
      name,
      areaText,
      place,
      ...(kindText && { kindText }),
    }))
}

function isHeading([first = '', second = '']: string[]): boolean {
  return /^(名称|卡口名称|岗位名称|岗位|name)$/i.test(first) && /^(区域|村|乡镇|所在区域|area)/i.test(second)
}
