import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkPlaybook } from '../server/check-playbook.ts'
import { playbooksFolder } from '../server/folders.ts'
import { listPlaybooks } from '../server/load-playbook.ts'
import { runPlaybookCheck } from '../server/run-playbook-check.ts'
import { copyOfPlaybook } from './playbook-folder.ts'

const shipped = ['county-lockdown', 'county-mobilisation']
let playbook: Awaited<ReturnType<typeof copyOfPlaybook>>

beforeEach(async () => {
  playbook = await copyOfPlaybook('county-mobilisation')
})
afterEach(() => playbook.remove())

test('the playbooks that ship have nothing to mend and can be chosen', async () => {
  for (const id of shipped) expect(await checkPlaybook(join(playbooksFolder, id))).toEqual([])
  expect((await listPlaybooks()).map((one) => one.id)).toEqual(shipped)
})

/** What an author gets wrong: the file, what stands there, what is written instead, and what the check must say in each language. */
const slips: [story: string, file: string, from: string, to: string, zh: RegExp, en: RegExp][] = [
  ['a mistyped key', 'posts.yaml', 'orderNeeded', 'orderNeded', /是否应为“orderNeeded”/, /Did you mean "orderNeeded"/],
  [
    'a mistyped choice',
    'posts.yaml',
    'kind: checkpoint',
    'kind: chekpoint',
    /是否应为“checkpoint”/,
    /Did you mean "checkpoint"/,
  ],
  ['a word where a number is due', 'posts.yaml', 'count: 1', 'count: one', /应填数字/, /Give a number/],
  ['nobody on a shift', 'posts.yaml', 'count: 1', 'count: 0', /至少1/, /at least 1/],
  ['a time without its colon', 'posts.yaml', '"00:00"', '"0000"', /"08:00"/, /"08:00"/],
  ['an hour that no shift covers', 'posts.yaml', 'from: "06:00"', 'from: "07:00"', /06:00 起无人值守/, /from 06:00/],
  ['two shifts at once', 'posts.yaml', 'from: "06:00"', 'from: "05:00"', /重叠/, /overlap/],
  ['one role twice on a shift', 'posts.yaml', 'role: officer', 'role: lead', /“lead”重复/, /"lead" stands here twice/],
  ['a checkpoint without an order', 'posts.yaml', 'orderNeeded: true', 'orderNeeded: false', /文件依据/, /order/],
  ['two posts of one id', 'posts.yaml', 'id: servicePost', 'id: vanguardPost', /“vanguardPost”重复/, /twice/],
  ['a post at a level that is not used', 'posts.yaml', 'at: township', 'at: building', /areaLevels/, /areaLevels/],
  [
    'a body under one that is not there',
    'bodies.yaml',
    'under: countyCommandGroup',
    'under: countyCommandGrup',
    /countyCommandGroup/,
    /Did you mean/,
  ],
  [
    'a body under itself',
    'bodies.yaml',
    'under: countyCommandGroup',
    'under: groupOffice',
    /隶属于它自己/,
    /under itself/,
  ],
  ['a team without a kind', 'bodies.yaml', '    teamKind: commando\n', '', /teamKind/, /teamKind/],
  [
    'a figure that nobody counts',
    'figures.yaml',
    'checkpoints.fevers',
    'checkpoints.fever',
    /checkpoints\.fevers/,
    /Did you mean/,
  ],
  ['one figure twice', 'figures.yaml', 'duty.postsOpen', 'checkpoints.fevers', /重复/, /twice/],
  ['a rule pack that is not there', 'playbook.yaml', 'cn-8e', 'cn-8', /是否应为“cn-8e”/, /Did you mean "cn-8e"/],
  [
    'an id that is not the folder',
    'playbook.yaml',
    'id: county-mobilisation',
    'id: my-county',
    /文件夹/,
    /rename the folder/,
  ],
  ['levels out of order', 'playbook.yaml', '[county, township,', '[township, county,', /从上到下/, /top down/],
  [
    'a precinct that is no level of it',
    'playbook.yaml',
    'precinctLevel: township',
    'precinctLevel: building',
    /building/,
    /building/,
  ],
  [
    'an English name left out',
    'playbook.yaml',
    '{ zh: 县域动员, en: County mobilisation }',
    '{ zh: 县域动员 }',
    /补上“en”/,
    /Add "en"/,
  ],
  [
    'a figure in the report that nobody counts',
    'report.md',
    'figure duty.postsOpen',
    'figure duty.postOpen',
    /duty\.postsOpen/,
    /duty\.postsOpen/,
  ],
  ['a breakdown that does not exist', 'report.md', 'by township', 'by towns', /township/, /township/],
  ['a mark that is not closed', 'report.md', '{{asOf}}', '{{asOf', /补上 }}/, /Close it/],
  ['a mark that means nothing', 'report.md', '{{asOf}}', '{{now}}', /看不懂/, /not a mark/],
  [
    'a role that nobody can be given',
    'roles.yaml',
    'id: gateLead',
    'id: gateLeader',
    /是否应为“gateLead”/,
    /Did you mean "gateLead"/,
  ],
  ['a tab for an indent', 'roles.yaml', '    at: county', '\tat: county', /空格|缩进/, /spaces|indent/],
  ['one key twice', 'roles.yaml', '    at: county', '    at: county\n    at: county', /重复|相同|删去/, /Remove one/],
  [
    'a comma outside quotes',
    'posts.yaml',
    'en: Station checkpoint }',
    'en: Station checkpoint, by day }',
    /加双引号/,
    /in quotes/,
  ],
]

describe('a slip of the author is named with file, line and mend', () => {
  test.each(slips)('%s', async (_story, file, from, to, zh, en) => {
    const line = await playbook.change(file, from, to)
    const findings = await checkPlaybook(playbook.folder)
    const about = findings.find((one) => zh.test(one.wrong.zh + one.mend.zh) && en.test(one.wrong.en + one.mend.en))
    expect(about, JSON.stringify(findings, undefined, 1)).toMatchObject({ file })
    // A gap is named at its list of shifts and a repeated key at its second place: a few lines off at most.
    expect(Math.abs((about?.line ?? 0) - line)).toBeLessThanOrEqual(4)
    expect(about?.column).toBeGreaterThan(0)
  })
})

test('the exact line and column of a mistyped key are given', async () => {
  const line = await playbook.change('posts.yaml', 'orderNeeded', 'orderNeded')
  const findings = await checkPlaybook(playbook.folder)
  expect(findings.find((one) => one.wrong.en.includes('orderNeded'))).toMatchObject({ line, column: 5 })
})

test('a file that is missing and one that no playbook has are both named', async () => {
  await rm(join(playbook.folder, 'posts.yaml'))
  await writeFile(join(playbook.folder, 'post.yaml'), 'posts: []\n')
  const findings = await checkPlaybook(playbook.folder)
  expect(findings.map((one) => one.file).sort()).toEqual(['post.yaml', 'posts.yaml'])
  expect(findings.find((one) => one.file === 'post.yaml')?.mend.en).toBe('Did you mean "posts.yaml"?')
})

test('an empty file, a folder that is not there and a bomb of aliases are findings, not crashes', async () => {
  await writeFile(join(playbook.folder, 'bodies.yaml'), '')
  const bomb = Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`)
  await writeFile(join(playbook.folder, 'roles.yaml'), ['a0: &a0 [x]', ...bomb].join('\n'))
  const findings = await checkPlaybook(playbook.folder)
  expect(findings.map((one) => one.file)).toEqual(['bodies.yaml', 'roles.yaml'])
  expect(await checkPlaybook(join(playbook.folder, 'nowhere'))).toHaveLength(1)
})

test('whatever line is lost from a playbook, the check answers, and each finding has a place and a mend', async () => {
  const texts = [
    'playbook.yaml',
    'bodies.yaml',
    'posts.yaml',
    'forms.yaml',
    'checklists.yaml',
    'roles.yaml',
    'report.md',
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...texts),
      fc.nat(400),
      fc.constantFrom('', '{', '\t- ', ': :'),
      async (file, at, put) => {
        const copy = await copyOfPlaybook('county-lockdown')
        try {
          const lines = (await readFile(join(copy.folder, file), 'utf8')).split('\n')
          lines[at % lines.length] = put
          await writeFile(join(copy.folder, file), lines.join('\n'))
          for (const finding of await checkPlaybook(copy.folder)) {
            expect(finding.file).toBe(file === 'playbook.yaml' ? finding.file : file)
            expect(finding.line).toBeGreaterThan(0)
            expect(finding.line).toBeLessThanOrEqual(lines.length)
            for (const text of [finding.wrong.zh, finding.wrong.en, finding.mend.zh, finding.mend.en])
              expect(text).not.toBe('')
          }
        } finally {
          await copy.remove()
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('the command line prints each finding as file:line:column and ends with 1, or with 0 when all is well', async () => {
  expect(await runPlaybookCheck(playbook.folder, { json: false })).toMatchObject({ exitCode: 0 })
  const line = await playbook.change('playbook.yaml', 'cn-8e', 'cn-8')
  const { exitCode, text } = await runPlaybookCheck(playbook.folder, { json: false })
  expect(exitCode).toBe(1)
  expect(text).toContain(`playbook.yaml:${line}:11  没有名为“cn-8”的规则包。是否应为“cn-8e”？`)
  const json = JSON.parse((await runPlaybookCheck(playbook.folder, { json: true })).text)
  expect(json).toMatchObject({ ok: false, findings: [{ file: 'playbook.yaml', line, column: 11 }] })
})
