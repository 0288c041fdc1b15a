import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/shared/ids.ts'
import { hire, type Member } from '../support/cast.ts'
import { type MarkedTownship, markTownship } from '../support/marked-township.ts'
import { anOrder } from '../support/open-story.ts'
import { places } from '../support/places.ts'
import { testServer } from '../support/test-server.ts'

const { as } = await testServer()
let township: MarkedTownship
let first: Member
let second: Member

beforeAll(async () => {
  township = await markTownship(as)
  first = await as('commander')
  const role = { username: 'second-commander', role: 'commander', areaId: places.county }
  second = await hire(await as('administrator'), role)
})

interface Shared {
  action: string
  /** The input that says a value, from what was seen. */
  input: (value: string, seen: string) => object
  stood: string
  values: [first: string, second: string]
  words?: [first: string, second: string]
}

const shared: [field: string, of: () => Shared][] = [
  [
    'what a place is called',
    () => ({
      action: 'areas.renameArea',
      input: (name, seen) => ({ areaId: places.village, name, seen }),
      stood: '甲村',
      values: ['甲村一', '甲村二'],
    }),
  ],
  [
    'what a body is called',
    () => ({
      action: 'organisations.renameOrganisation',
      input: (name, seen) => ({ organisationId: township.ids.body, name, seen }),
      stood: '甲镇专有支部',
      values: ['甲镇一支部', '甲镇二支部'],
    }),
  ],
  [
    'where a post stands',
    () => ({
      action: 'duty.movePost',
      input: (place, seen) => ({
        postId: township.ids.post,
        ...{ areaId: places.village, place, seen, order: anOrder, reason: '封路改道' },
      }),
      stood: '甲镇专有村口',
      values: ['村东路口', '村西路口'],
    }),
  ],
  [
    'how high the response is',
    () => ({
      action: 'responses.changeLevel',
      input: (level, seen) => ({ responseId: township.responseId, level, seen, reason: '疫情变化' }),
      stood: 'second',
      values: ['first', 'third'],
      words: ['一级', '三级'],
    }),
  ],
  [
    'how far the response is',
    () => ({
      action: 'responses.changeStage',
      input: (stage, seen) => ({ responseId: township.responseId, stage, seen, reason: '疫情变化' }),
      stood: 'responding',
      values: ['stagedLift', 'recovering'],
      words: ['分阶段解除', '恢复'],
    }),
  ],
  [
    'what holds in an area',
    () => ({
      action: 'zones.changeZone',
      input: (level, seen) => ({
        ...{
          zoneId: newId(),
          responseId: township.responseId,
          areaId: places.otherVillage,
          from: new Date().toISOString(),
        },
        ...{ level, seen, order: anOrder, reason: '新增病例' },
      }),
      stood: 'routine',
      values: ['precaution', 'sealed'],
      words: ['防范区', '封控区'],
    }),
  ],
]

test.each(shared)(
  'two devices change %s: the second sees both values, and nothing is written over',
  async (_field, of) => {
    const { action, input, stood, values, words = values } = of()
    await first.does(action, input(values[0], stood))
    const answer = await second.command(action, input(values[1], stood))
    expect(answer).toMatchObject({ outcome: 'refused', problem: { code: 'platform.changedMeanwhile' } })
    const { problem } = answer as { problem: { zh: string; en: string; params: Record<string, string> } }
    expect(problem.params.standing).toBe(values[0])
    for (const word of words) expect(problem.zh).toContain(word)
    expect(problem.zh).not.toMatch(/\{|undefined/)
    // Having seen it, the person may mean it all the same.
    await second.does(action, input(values[1], problem.params.standing as string))
  },
)

test('two devices that send at the very same moment take turns: one is told of the other', async () => {
  const rename = (member: Member, name: string) =>
    member.command('organisations.renameOrganisation', { organisationId: township.ids.body, name, seen: '甲镇二支部' })
  const answers = await Promise.all([rename(first, '甲镇三支部'), rename(second, '甲镇四支部')])
  expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'refused'])
})

test('two medics close one follow-up: the second is told how it ended, beside what they say', async () => {
  const { followUp } = township.ids
  await (await as('medic')).does('checkpoints.closeFollowUp', { followUpId: followUp, outcome: 'notFever' })
  const answer = await first.command('checkpoints.closeFollowUp', { followUpId: followUp, outcome: 'sentToClinic' })
  expect(answer).toMatchObject({ problem: { code: 'platform.changedMeanwhile' } })
  const { zh } = (answer as { problem: { zh: string } }).problem
  expect(zh).toContain('复测正常')
  expect(zh).toContain('送发热门诊')
  const same = { followUpId: followUp, outcome: 'notFever' }
  expect(await first.isRefused('checkpoints.closeFollowUp', same)).toBe('checkpoints.followUpClosed')
})

test('two desks correct one person: the second is told, no value stands in the open, and it takes the version that stands', async () => {
  const { person } = township.ids
  const correct = (version: string, mobile: string) => ({ personId: person, version, mobile, reason: '号码抄错' })
  const { version } = await first.does<{ version: string }>(
    'people.correctPerson',
    correct(person as string, '19900011111'),
  )
  const id = newId()
  const answer = await second.command('people.correctPerson', correct(person as string, '19900022222'), { id })
  expect(answer).toMatchObject({ problem: { code: 'people.changedMeanwhile', params: {} } })
  await second.does('people.correctPerson', correct(version, '19900022222'))
})

test('two devices correct one passage: the second is told how it stands now', async () => {
  const correction = (note: string) => ({
    ...{ id: newId(), corrects: township.ids.passage, correctionReason: 'mistyped', checkpointId: township.ids.post },
    ...{ subject: 'vehicle', direction: 'in', plate: '甘J97531', people: [{ temperature: 36.4 }] },
    ...{ decision: 'turnedBack', reason: 'noPermit', note },
  })
  await first.does('checkpoints.correctPassage', correction('甲'))
  const answer = await second.command('checkpoints.correctPassage', correction('乙'))
  expect(answer.outcome).toBe('refused')
  expect((answer as { problem: { zh: string } }).problem.zh).toContain('劝返')
})
