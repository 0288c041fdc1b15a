import { type HouseRule, isGenerated, lineOf } from './source-files.ts'

const CHINESE = '[\\u3400-\\u9fff]'
const CODE_OR_TEXT = /\.(tsx?|ya?ml|json|md|html|sql)$/

/** A tired volunteer is not shouted at: no exclamation mark stands behind Chinese words. */
export const noShouting: HouseRule = (files) =>
  files
    .filter(
      (file) => CODE_OR_TEXT.test(file.path) && !isGenerated(file.path) && !file.path.startsWith('tests/architecture/'),
    )
    .flatMap((file) =>
      [...file.text.matchAll(new RegExp(`！|${CHINESE}\\s*!(?!=)`, 'g'))].map(
        (hit) => `${file.path}:${lineOf(file.text, hit.index)} shouts in Chinese`,
      ),
    )

/** `{ zh: '…{name}…', en: '…' }`: what is filled in in one language is filled in in the other. */
export const bothLanguagesFillTheSame: HouseRule = (files) =>
  files
    .filter((file) => /\.tsx?$/.test(file.path) && !file.path.startsWith('tests/'))
    .flatMap((file) =>
      [...withoutComments(file.text).matchAll(/\bzh:\s*(['`"])((?:(?!\1).)*)\1,\s*en:\s*(['`"])((?:(?!\3).)*)\3/g)]
        .filter(([, , zh = '', , en = '']) => blanks(zh) !== blanks(en))
        .map(
          (hit) =>
            `${file.path}:${lineOf(file.text, hit.index)} fills in ${blanks(hit[2] ?? '')} in Chinese, ${blanks(hit[4] ?? '')} in English`,
        ),
    )

/** A `{ zh: { key: … }, en: { key: … } }` object of a module: the keys that one language has and the other lacks. */
export function missingKeys(texts: { zh: Record<string, string>; en: Record<string, string> }): string[] {
  const { zh, en } = texts
  const complaints: string[] = []
  for (const key of Object.keys(zh)) if (!en[key]) complaints.push(`${key} has no English`)
  for (const key of Object.keys(en)) if (!zh[key]) complaints.push(`${key} has no Chinese`)
  for (const key of Object.keys(zh))
    if (en[key] && blanks(zh[key] ?? '') !== blanks(en[key]))
      complaints.push(`${key} fills in other things in each language`)
  return complaints
}

function blanks(text: string): string {
  return (
    [...new Set([...text.matchAll(/(?<!\$)\{(\w+)\}/g)].map(([, name = '']) => name.replace(/(Zh|En)$/, '')))]
      .sort()
      .join(', ') || 'nothing'
  )
}

// Blanked, not cut, so that line numbers stay right.
function withoutComments(text: string): string {
  return text.replace(/^\s*(\*|\/\*|\/\/).*$/gm, '')
}
