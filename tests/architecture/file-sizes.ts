import { type HouseRule, isCode, isTest, type SourceFile } from './source-files.ts'

const LIMIT = 300
const TEST_LIMIT = 400
const LARGE = 200
const MEDIAN = 60

/** No file over 300 lines (tests: 400), nine of ten within 200, half within 60: a file is read in one look. */
export const fileSizes: HouseRule = (files) => {
  const code = files.filter((file) => isCode(file.path))
  const tooLong = code
    .filter((file) => lines(file) > (isTest(file.path) ? TEST_LIMIT : LIMIT))
    .map((file) => `${file.path} has ${lines(file)} lines: split it by what it does`)
  const { median, withinLarge } = sizesOf(files)
  if (median > MEDIAN) tooLong.push(`the median file has ${median} lines, more than ${MEDIAN}`)
  if (withinLarge < 0.9) tooLong.push(`only ${Math.round(withinLarge * 100)} % of files are within ${LARGE} lines`)
  return tooLong
}

/** Of the files that are no tests: how many, their median length in lines, and the part within 200 lines. */
export function sizesOf(files: SourceFile[]): { count: number; median: number; withinLarge: number } {
  const sizes = files
    .filter((file) => isCode(file.path) && !isTest(file.path))
    .map(lines)
    .sort((a, b) => a - b)
  return {
    count: sizes.length,
    median: sizes[Math.floor((sizes.length - 1) / 2)] ?? 0,
    withinLarge: sizes.length ? sizes.filter((size) => size <= LARGE).length / sizes.length : 1,
  }
}

function lines(file: SourceFile): number {
  return file.text.replace(/\n$/, '').split('\n').length
}
