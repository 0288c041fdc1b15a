import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RulePack } from '../rule-pack.ts'
import { rulePacksFolder } from '../server/folders.ts'
import { loadPlaybook } from '../server/load-playbook.ts'
import { listRulePacks, loadRulePack } from '../server/load-rule-pack.ts'
import { schemaFiles } from '../server/write-schemas.ts'

const packs = await listRulePacks()
const byId = (id: string) => packs.find((pack) => pack.id === id) as RulePack

test('the four packs follow each other without a gap', () => {
  expect(packs.map((pack) => pack.id)).toEqual(['cn-8e', 'cn-9e', 'cn-20m', 'cn-bb'])
  for (const [at, pack] of packs.entries()) expect(pack.validUntil?.value).toBe(packs[at + 1]?.validFrom.value)
})

test('a close contact is followed for 14+7, 7+3, then 5+3 days', () => {
  const days = (id: string) =>
    byId(id)
      .classes?.find((rule) => rule.class === 'closeContact')
      ?.phases.map((phase) => phase.days.value)
  expect(['cn-8e', 'cn-9e', 'cn-20m'].map(days)).toEqual([
    [14, 7],
    [7, 3],
    [5, 3],
  ])
  expect(byId('cn-20m').abolishedClasses?.value).toEqual(['contactOfContact'])
})

test('a high-risk area comes down after 7 days to medium, then 3 to low; under the twenty measures after 5 to low', () => {
  const lifts = (id: string, level: string) =>
    byId(id)
      .zones?.find((zone) => zone.level === level)
      ?.lift.map((lift) => [lift.cameDownFrom, lift.to.value, lift.tests[0]?.days?.value])
  expect(lifts('cn-9e', 'high')).toEqual([[undefined, 'medium', 7]])
  expect(lifts('cn-9e', 'medium')).toEqual([
    ['high', 'low', 3],
    [undefined, 'low', 7],
  ])
  expect(lifts('cn-20m', 'high')).toEqual([[undefined, 'low', 5]])
})

test('all nine prohibitions are there, each once', () => {
  for (const id of ['cn-8e', 'cn-9e', 'cn-20m']) {
    expect(byId(id).prohibitions.flatMap((one) => one.number ?? [])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  }
})

test('what is from memory never claims a public document as certain', () => {
  for (const pack of packs) {
    const experience = pack.documents.find((document) => document.id === 'experience')
    expect(experience?.confidence).toBe('m')
    expect(JSON.stringify(pack)).not.toMatch(/"source":"experience","confidence":"p"/)
  }
})

test('a pack that names a document it does not list is refused with its line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rule-packs-'))
  try {
    await cp(rulePacksFolder, folder, { recursive: true })
    const text = await readFile(join(folder, 'cn-8e.yaml'), 'utf8')
    const line = text.split('\n').findIndex((one) => one.includes('thresholdCelsius')) + 1
    await writeFile(join(folder, 'cn-8e.yaml'), text.replace('37.3, source: plan8', '37.3, source: plan7'))
    const params = { line, firstEn: 'There is no document "plan7".' }
    await expect(loadRulePack('cn-8e', folder)).rejects.toMatchObject({
      problem: { code: 'playbooks.brokenRulePack', params },
    })
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('an unknown or invented id is refused and reaches no file', async () => {
  for (const id of ['cn-7e', '../package', '']) {
    await expect(loadRulePack(id)).rejects.toMatchObject({ problem: { code: 'playbooks.unknownRulePack' } })
  }
  for (const id of ['county', '../rulepacks', '/etc']) {
    await expect(loadPlaybook(id)).rejects.toMatchObject({ problem: { code: 'playbooks.unknownPlaybook' } })
  }
})

test('the committed JSON Schemas are current: run "npm run schemas" when this fails', async () => {
  for (const [path, text] of schemaFiles()) expect(await readFile(path, 'utf8')).toBe(text)
})
