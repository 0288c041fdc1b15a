import type { Name } from '../naming.ts'
import { didYouMean } from './did-you-mean.ts'

/** Where something stands in a file; both count from 1. */
export interface Spot {
  line: number
  column: number
}

/** One mistake in a playbook or rule pack: where it is, what is wrong, and what to do about it. */
export interface Finding extends Spot {
  file: string
  wrong: Name
  mend: Name
}

export type Advice = Pick<Finding, 'wrong' | 'mend'>

/** Advice on a word that is not among the known ones, with the nearest of them when one is near. */
export function notAmong(what: Name, typed: string, known: readonly string[]): Advice {
  const nearest = didYouMean(typed, known)
  const list = known.join(zhComma)
  return {
    wrong: { zh: `没有名为“${typed}”的${what.zh}。`, en: `There is no ${what.en} "${typed}".` },
    mend: nearest
      ? { zh: `是否应为“${nearest}”？`, en: `Did you mean "${nearest}"?` }
      : { zh: `请从这些中选用：${list}。`, en: `Use one of: ${known.join(', ')}.` },
  }
}

const zhComma = '、'

/** One finding as two lines of text, Chinese first, in the file:line:column form that editors open. */
export function findingText(finding: Finding): string {
  const { file, line, column, wrong, mend } = finding
  return `${file}:${line}:${column}  ${wrong.zh}${mend.zh}\n    ${wrong.en} ${mend.en}`
}
