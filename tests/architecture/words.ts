import { type HouseRule, isCode, lineOf, type SourceFile } from './source-files.ts'

/** Synonyms that `docs/words.md` turns away, each with the word to use. The table there is the only list. */
export function turnedAwayWords(words: SourceFile | undefined): Map<string, string> {
  const table = words?.text.split(/^## Not these words$/m)[1] ?? ''
  const rows = [...table.matchAll(/^\| ([\w, ]+) \| (\w[\w ]*) \|/gm)].filter(([, not]) => not !== 'not')
  return new Map(rows.flatMap(([, not = '', use = '']) => not.split(', ').map((word) => [word, use] as const)))
}

/** One name per thing: code and database never use a synonym of a word that the project has settled. */
export const oneNamePerThing: HouseRule = (files) => {
  const turnedAway = turnedAwayWords(files.find((file) => file.path === 'docs/words.md'))
  if (turnedAway.size === 0) return ['docs/words.md: the table under "Not these words" is missing']
  return files
    .filter((file) => (isCode(file.path) || file.path.endsWith('.sql')) && !file.path.startsWith('tests/architecture/'))
    .flatMap((file) =>
      [...turnedAway].flatMap(([not, use]) =>
        [...file.text.matchAll(asIdentifier(not))].map(
          (hit) => `${file.path}:${lineOf(file.text, hit.index)} says "${hit[0]}"; our word is ${use}`,
        ),
      ),
    )
}

// A part of a camelCase or snake_case name counts: roadblockId, road_block, closeRoadblock.
function asIdentifier(word: string): RegExp {
  const capital = word[0]?.toUpperCase() + word.slice(1)
  return new RegExp(
    `(?<![A-Za-z])${word}s?(?![a-z])|(?<=[a-z_])${capital}s?(?![a-z])|(?<![A-Za-z])${capital}s?(?![a-z])`,
    'g',
  )
}
