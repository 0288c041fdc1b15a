import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { anOrder, openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'

const { as } = await testServer()
beforeAll(() => registerPlaces(as))

type Shown = { id: string; name: string; level: string; stage: string; rulePackId: string }
type Timeline = { rows: { kind: string; reason: string | null; facts: Record<string, { zh: string }>; by: string }[] }

const opening = () => ({
  responseId: newId(),
  name: `演练 ${newId().slice(-6)}`,
  playbookId: 'county-mobilisation',
  areaId: places.county,
  level: 'second',
})

test('a commander opens a response; playbook, pack and bodies are there, and the townships see it', async () => {
  const commander = await as('commander')
  const input = opening()
  const opened = await commander.does<{ bodies: number; offers: string[] }>('responses.openResponse', input)
  expect(opened.bodies).toBeGreaterThanOrEqual(5)
  expect(opened.offers).toContain('checkpoints')
  const one = await commander.ask('responses.one', { responseId: input.responseId })
  expect(one).toMatchObject({
    level: '二级响应',
    stage: 'responding',
    rulePackId: 'cn-8e',
    areaName: '演示县',
    closeOutDue: false,
  })
  const lead = await as('townshipLead')
  const { rows } = await lead.ask<{ rows: Shown[] }>('responses.list', { limit: 50 })
  expect(rows.map(({ id }) => id)).toContain(input.responseId)
})

test('several responses run at once, each under its own pack', async () => {
  const first = await openStory(as)
  const second = await openStory(as, { rulePackId: 'cn-9e' })
  const { rows } = await (await as('commander')).ask<{ rows: Shown[] }>('responses.list')
  const packs = new Map(rows.map((row) => [row.id, row.rulePackId]))
  expect([packs.get(first), packs.get(second)]).toEqual(['cn-8e', 'cn-9e'])
})

test('the county next door sees nothing of it', async () => {
  const responseId = await openStory(as)
  const neighbour = await as('otherCommander')
  const { rows } = await neighbour.ask<{ rows: Shown[] }>('responses.list')
  expect(rows).toEqual([])
  expect(await neighbour.mayNotAsk('responses.one', { responseId })).toBe('platform.notFound')
  expect(await neighbour.ask('responses.timeline', { responseId })).toMatchObject({ rows: [] })
  const change = { responseId, level: 'first', reason: '演练' }
  expect(await neighbour.isRefused('responses.changeLevel', change)).toBe('platform.notFound')
})

test('responses.openResponse refuses a wrong place, level, playbook, pack, name, and whoever may not', async () => {
  const commander = await as('commander')
  const refused = (more: object) => commander.isRefused('responses.openResponse', { ...opening(), ...more })
  expect(await refused({ areaId: places.township })).toBe('responses.wrongAreaLevel')
  expect(await refused({ level: 'seventh' })).toBe('responses.unknownLevel')
  expect(await refused({ playbookId: 'no-such' })).toBe('playbooks.unknownPlaybook')
  expect(await refused({ rulePackId: 'no-such' })).toBe('playbooks.unknownRulePack')
  expect(await refused({ areaId: places.otherCounty })).toBe('platform.notFound')
  const first = opening()
  await commander.does('responses.openResponse', first)
  expect(await refused({ name: first.name })).toBe('responses.nameTaken')
  expect(await refused({ responseId: first.responseId })).toBe('responses.alreadyOpened')
  const lead = await as('townshipLead')
  expect(await lead.isRefused('responses.openResponse', opening())).toBe('platform.notAllowed')
})

test('levels and stages change with a reason, and the timeline tells who and why', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  await commander.does('responses.changeLevel', { responseId, level: 'first', reason: '县城新增病例' })
  await commander.does('responses.changeStage', { responseId, stage: 'stagedLift', reason: '连续14天无新增' })
  const { rows } = await commander.ask<Timeline>('responses.timeline', { responseId })
  expect(rows.map(({ kind }) => kind)).toEqual(['stageChanged', 'levelChanged', 'opened'])
  expect(rows[1]).toMatchObject({ reason: '县城新增病例', by: '演示 commander' })
  expect(rows[1]?.facts.to?.zh).toBe('一级响应')
})

test('responses.changeLevel refuses the level it has, an unknown one and a missing reason', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  const refused = (more: object) =>
    commander.isRefused('responses.changeLevel', { responseId, level: 'second', reason: '演练', ...more })
  expect(await refused({})).toBe('responses.alreadySo')
  expect(await refused({ level: 'ninth' })).toBe('responses.unknownLevel')
  expect(await refused({ level: 'first', reason: '' })).toBe('platform.badInput')
})

test('responses.changeStage refuses the stage it is in', async () => {
  const responseId = await openStory(as)
  const refused = await (await as('commander')).isRefused('responses.changeStage', {
    responseId,
    stage: 'responding',
    reason: '演练',
  })
  expect(refused).toBe('responses.alreadySo')
})

test('under class B only monitoring, help and supplies are offered, and data close-out is due', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  const change = { responseId, rulePackId: 'cn-bb', reason: '实施乙类乙管' }
  const told = await commander.does('responses.changeRulePack', change)
  expect(told).toEqual({ offers: ['monitoring', 'help', 'supplies'], closeOutDue: true })
  expect(await commander.ask('responses.one', { responseId })).toMatchObject({ closeOutDue: true, zoneLevels: [] })
  const post = { postId: newId(), name: '演练卡点', postKind: 'roadCheckpoint', areaId: places.village, place: '路口' }
  const order = { responseId, posts: [post], order: anOrder }
  expect(await commander.isRefused('duty.openPosts', order)).toBe('playbooks.notOffered')
})

test('responses.changeRulePack refuses the pack it has and one that is not there', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  const refused = (rulePackId: string) =>
    commander.isRefused('responses.changeRulePack', { responseId, rulePackId, reason: '演练' })
  expect(await refused('cn-8e')).toBe('responses.alreadySo')
  expect(await refused('cn-99')).toBe('playbooks.unknownRulePack')
})

test('responses.overrideRule refuses a value that is not there or does not fit; a good one is marked', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  const ground = { responseId, approver: '县指挥部指挥长', legalReference: '演指发〔2021〕9号' }
  const refused = (more: object) => commander.isRefused('responses.overrideRule', { ...ground, ...more })
  expect(await refused({ path: 'fever.nothing', value: 1 })).toBe('playbooks.noSuchRuleValue')
  expect(await refused({ path: 'fever.thresholdCelsius', value: 99 })).toBe('playbooks.overrideNotValid')
  await commander.does('responses.overrideRule', { ...ground, path: 'fever.thresholdCelsius', value: 37.5 })
  expect(await commander.ask('responses.one', { responseId })).toMatchObject({ overridden: 1 })
})

test('responses.closeResponse refuses while a post is open, and again once it is closed', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  const post = { postId: newId(), name: '演练卡点', postKind: 'roadCheckpoint', areaId: places.village, place: '路口' }
  await commander.does('duty.openPosts', { responseId, posts: [post], order: anOrder })
  const close = { responseId, reason: '疫情结束' }
  expect(await commander.isRefused('responses.closeResponse', close)).toBe('responses.postsStillOpen')
  await commander.does('duty.closePost', { postId: post.postId, order: anOrder, reason: '疫情结束' })
  await commander.does('responses.closeResponse', close)
  expect(await commander.isRefused('responses.closeResponse', close)).toBe('responses.closed')
  const late = { responseId, level: 'first', reason: '演练' }
  expect(await commander.isRefused('responses.changeLevel', late)).toBe('responses.closed')
})

test('the home page tells gaps first, then the playbook’s figures with their meaning', async () => {
  const responseId = await openStory(as)
  type Home = {
    gaps: { figure: string; stateAbove?: string }[]
    figures: { figure: string; unit: { zh: string }; hint: { zh: string } }[]
  }
  const home = await (await as('commander')).ask<Home>('responses.home', { responseId })
  expect(home.gaps.map(({ figure }) => figure)).toContain('duty.postsUnstaffed')
  expect(home.figures.map(({ figure }) => figure)).toContain('duty.checkpointsOpen')
  expect(home.figures.every(({ unit, hint }) => unit.zh !== '' && hint.zh !== '')).toBe(true)
})
