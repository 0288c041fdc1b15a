import { convertMillimetersToTwip, DocumentGridType, LineRuleType } from 'docx'

/** The layout of official documents, GB/T 9704-2012. Lengths in twips (1/20 pt), sizes in half points. */

const width = 11_906 // A4, 210 mm
const height = 16_838 // 297 mm
const top = convertMillimetersToTwip(37)
const left = convertMillimetersToTwip(28)
const right = convertMillimetersToTwip(26)
const bottom = convertMillimetersToTwip(35)

/** 五号 小四 四号 三号 二号 */
export const size = { five: 21, smallFour: 24, four: 28, three: 32, two: 44 } as const

export const textWidth = width - left - right
const textHeight = height - top - bottom
const CHARACTERS_A_LINE = 28
const LINES_A_PAGE = 22

/** One character of body text: its pitch, since 28 of them fill a line. */
export const character = textWidth / CHARACTERS_A_LINE

export const page = {
  size: { width, height },
  // The page number's dash stands 7 mm below the text: its line ends 35 - 7 - 5 mm above the edge of the paper.
  margin: {
    top,
    left,
    right,
    bottom,
    header: convertMillimetersToTwip(15),
    footer: convertMillimetersToTwip(23),
    gutter: 0,
  },
}

/** Word counts the pitch from the size of the body text: `charSpace` is what to add to 16 pt, in 1/4096 pt. */
export const grid = {
  type: DocumentGridType.LINES_AND_CHARS,
  linePitch: Math.floor(textHeight / LINES_A_PAGE),
  charSpace: Math.floor((character / 20 - size.three / 2) * 4096),
}

/** Lines of smaller text that keep their own height: only an exact one leaves the grid. */
export function exactLine(halfPoints: number) {
  return { line: halfPoints * 14, lineRule: LineRuleType.EXACT }
}

/** The hint makes “ ” — … as wide as Chinese characters. */
const family = (eastAsia: string, latin = 'Times New Roman') => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia,
  hint: 'eastAsia',
})

export const font = {
  body: family('仿宋_GB2312'),
  title: family('方正小标宋简体', '方正小标宋简体'),
  first: family('黑体', '黑体'),
  second: family('楷体_GB2312'),
  pageNumber: family('宋体', '宋体'),
}

/** What takes the place of a font that is not installed; the offices' own fonts do not come with Windows or WPS. */
export const fallbackFonts: Record<string, string> = {
  仿宋_GB2312: '仿宋,FangSong,华文仿宋',
  楷体_GB2312: '楷体,KaiTi,华文楷体',
  方正小标宋简体: '方正小标宋_GBK,FZXiaoBiaoSong-B05,华文中宋,宋体',
  黑体: 'SimHei',
  宋体: 'SimSun',
}
