import { normaliseIdentityNumber } from './identity-number.ts'
import { normaliseMobile } from './mobile.ts'
import { normalisePlate } from './plate.ts'

// 百家姓 and the census: the compound surnames still in use.
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 上官 司马 诸葛 司徒 司空 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 东方 独孤 南宫 端木 百里 呼延 闻人 澹台 公冶 ' +
    '赫连 钟离 申屠 拓跋 轩辕 万俟 西门 东郭 南郭 第五 公羊 太史 淳于 单于 仲孙 濮阳 宗政 鲜于 闾丘 亓官 司寇 子车 颛孙 ' +
    '巫马 公西 漆雕 乐正 壤驷 公良 夹谷 宰父 谷梁 梁丘 左丘 东门 耶律 完颜 纳兰 歐陽 諸葛'
  ).split(' '),
)
const DOTS = /[·•‧・.]/

/** '1****************X': the first and the last character; a number of four or fewer shows nothing. */
export function maskIdentityNumber(text: string): string {
  const number = normaliseIdentityNumber(text)
  if (number.length <= 4) return '*'.repeat(number.length)
  return number.charAt(0) + '*'.repeat(number.length - 2) + number.charAt(number.length - 1)
}

/**
 * '张*', '欧阳*': the surname and one star, which hides the length of the given name too. A name with a middle dot has
 * no surname, so only its first character shows: '阿*·*'. A name in Latin letters: 'J*'.
 */
export function maskName(text: string): string {
  const name = text.normalize('NFKC').trim()
  if (name === '') return ''
  const [first = ''] = name
  if (DOTS.test(name)) return `${first}*·*`
  const pair = [...name].slice(0, 2).join('')
  return COMPOUND_SURNAMES.has(pair) && [...name].length > 2 ? `${pair}*` : `${first}*`
}

/** '138****5678'; a number of another length shows its last two digits at most. */
export function maskMobile(text: string): string {
  const number = normaliseMobile(text)
  if (/^\d{11}$/.test(number)) return `${number.slice(0, 3)}****${number.slice(7)}`
  return number.length <= 4 ? '*'.repeat(number.length) : '*'.repeat(number.length - 2) + number.slice(-2)
}

/**
 * '甘J··345': province, letter and the last three, enough to find a vehicle in a queue, with a dot for each character
 * hidden (two on ordinary plates, three on new energy ones). Shorter free text shows its first character only.
 */
export function maskPlate(text: string): string {
  const plate = [...normalisePlate(text)]
  if (plate.length < 7) return plate.map((one, at) => (at === 0 ? one : '·')).join('')
  return plate.map((one, at) => (at < 2 || at >= plate.length - 3 ? one : '·')).join('')
}
