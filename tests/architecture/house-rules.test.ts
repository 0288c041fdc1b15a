import { describe, expect, test } from 'vitest'
import { everyActionIsSeenRefusing, everythingAsksPermission, oneActionOneFile } from './actions.ts'
import { fileSizes, sizesOf } from './file-sizes.ts'
import { dependenciesArePinned, noSecrets, nothingLeftOpen } from './left-behind.ts'
import { naming } from './naming.ts'
import { personalFieldsAreMarked } from './personal-fields.ts'
import { everyRoomHasReadme, offersAreExplained } from './rooms.ts'
import { type HouseRule, projectFiles } from './source-files.ts'
import { bothLanguagesFillTheSame, noShouting } from './texts.ts'
import { oneNamePerThing } from './words.ts'

const closeGate = `export const closeGate = action({
  name: 'gates.closeGate',
  permission: 'gate.close',
})
`
const words = {
  path: 'docs/words.md',
  text: '## Not these words\n| not | use |\n|---|---|\n| roadblock | checkpoint |\n',
}
const mark = "{ purpose: 'epidemicControl', legalBasis: 'x', sensitivity: 'ordinary' }"

/** Each rule, and a sample that it must turn away: a rule that cannot fail guards nothing. */
const rules: [title: string, rule: HouseRule, sample: Record<string, string>, complaint: RegExp][] = [
  ['files are short', fileSizes, { 'modules/gates/rules.ts': 'a\n'.repeat(301) }, /301 lines: split it/],
  [
    'half of the files are within 60 lines',
    fileSizes,
    { 'modules/gates/rules.ts': 'a\n'.repeat(61) },
    /median file has 61/,
  ],
  ['file names are kebab-case', naming, { 'modules/gates/openGate.ts': '' }, /kebab-case/],
  ['no file is a drawer for everything', naming, { 'modules/gates/utils.ts': '' }, /"utils" says nothing/],
  ['no interface begins with I', naming, { 'modules/gates/gate.ts': 'interface IGate {}' }, /needs no I/],
  [
    'one name stands for one thing',
    oneNamePerThing,
    { 'modules/gates/gate.ts': 'const openRoadblocks = 1' },
    /our word is checkpoint/,
  ],
  [
    'an action stands in the file of its name',
    oneActionOneFile,
    { 'modules/gates/server/gates.ts': closeGate },
    /belongs in close-gate.ts/,
  ],
  [
    'every action is seen refusing',
    everyActionIsSeenRefusing,
    { 'modules/gates/server/close-gate.ts': closeGate },
    /no test sees 'gates.closeGate' refuse/,
  ],
  [
    'nothing is done without a permission',
    everythingAsksPermission,
    { 'modules/gates/server/close-gate.ts': closeGate.replace(/ {2}permission.*\n/, '') },
    /names no permission/,
  ],
  [
    'nothing asks for a permission that nobody can hold',
    everythingAsksPermission,
    { 'modules/gates/server/close-gate.ts': closeGate },
    /which no role can hold/,
  ],
  [
    'rooms have no HTTP routes of their own',
    everythingAsksPermission,
    { 'modules/gates/server/routes.ts': "app.get('/x')" },
    /no HTTP routes/,
  ],
  ['nothing is left half done', nothingLeftOpen, { 'modules/gates/gate.ts': `// ${'TO'}DO later` }, /do it/],
  [
    'no test is switched off',
    nothingLeftOpen,
    { 'modules/gates/tests/gate.test.ts': `test.${'skip'}('x')` },
    /a test runs/,
  ],
  [
    'no secret lies in the open',
    noSecrets,
    { 'apps/server/settings.ts': "password: 'correct-horse-1'" },
    /looks like a secret/,
  ],
  [
    'dependencies are pinned',
    dependenciesArePinned,
    { 'package.json': '{"dependencies":{"zod":"^4.0.0"}}' },
    /pin zod/,
  ],
  [
    'the lock file names no registry',
    dependenciesArePinned,
    { 'package-lock.json': '"resolved": "https://x.example/a.tgz"' },
    /download addresses/,
  ],
  ['Chinese texts do not shout', noShouting, { 'modules/gates/phone/texts.ts': "'已保存！'" }, /shouts/],
  [
    'both languages fill in the same',
    bothLanguagesFillTheSame,
    { 'modules/gates/problems.ts': "{ zh: '{until}到期', en: 'expired' }" },
    /fills in until in Chinese, nothing/,
  ],
  [
    'personal fields are marked',
    personalFieldsAreMarked,
    { 'modules/gates/gate.ts': 'phone: z.string()' },
    /asks for phone in the open/,
  ],
  [
    'a mark says how long the field stays',
    personalFieldsAreMarked,
    { 'modules/gates/gate.ts': `personal(z.string(), ${mark})` },
    /without retention/,
  ],
  ['every room explains itself', everyRoomHasReadme, { 'modules/gates/gate.ts': '' }, /no README/],
  [
    'what a room offers is explained',
    offersAreExplained,
    { 'modules/gates/server/public.ts': 'export function getGate() {}' },
    /getGate is offered without/,
  ],
]

describe('the house rules', () => {
  const files = projectFiles()
  const sizes = sizesOf(files)

  // One rule may have several samples; it is asked of the project once.
  for (const [rule, title] of new Map(rules.map(([title, rule]) => [rule, title])))
    test(`hold: ${title}`, () => expect(rule(files)).toEqual([]))

  test.each(rules)('turn a bad sample away: %s', (_title, rule, sample, complaint) => {
    const planted = Object.entries(sample).map(([path, text]) => ({ path, text }))
    expect(rule([words, ...planted]).join('\n')).toMatch(complaint)
  })

  test('a refusal test counts when it says so and sends the action', () => {
    const sends = (title: string) => ({
      path: 'modules/gates/tests/gates.test.ts',
      text: `test('${title}', () => { refused(command('gates.closeGate')) })`,
    })
    const action = { path: 'modules/gates/server/close-gate.ts', text: closeGate }
    expect(everyActionIsSeenRefusing([action, sends('a closed gate refuses to close again')])).toEqual([])
    expect(everyActionIsSeenRefusing([action, sends('a gate closes')])).toHaveLength(1)
  })

  test('sizes are told', () => {
    console.log(
      `${sizes.count} files, median ${sizes.median} lines, ${Math.round(sizes.withinLarge * 100)} % within 200`,
    )
    expect(sizes.count).toBeGreaterThan(0)
  })
})
