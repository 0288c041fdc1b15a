import type { Language } from '../../shared/problem.ts'
import type { Block } from './document.ts'

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 一 to 九十九; more headings than that are written in digits. */
export function chineseNumber(n: number): string {
  if (n < 1 || n > 99) return String(n)
  const tens = Math.floor(n / 10)
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`
  return head + DIGITS[n % 10]
}

/** What stands before each heading, by the position of its block: 一、 then （一）, or 1. then 1.1 (GB/T 9704-2012, 7.3.3). */
export function headingNumbers(blocks: Block[], language: Language): Map<number, string> {
  const numbers = new Map<number, string>()
  let first = 0
  let second = 0
  blocks.forEach((block, position) => {
    if (block.kind === 'h1') {
      first += 1
      second = 0
      numbers.set(position, language === 'zh' ? `${chineseNumber(first)}、` : `${first}. `)
    } else if (block.kind === 'h2') {
      second += 1
      numbers.set(position, language === 'zh' ? `（${chineseNumber(second)}）` : `${Math.max(first, 1)}.${second} `)
    }
  })
  return numbers
}
