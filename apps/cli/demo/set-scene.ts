import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { AnyImport } from '../../../platform/server/import.ts'
import type { House } from '../../../platform/server/module.ts'
import { addDays, localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { Worker } from '../worker-at-desk.ts'
import { areaOf, COUNTY, divisionsFile, plannedCheckpoints, plannedVanguard, type Village } from './county.ts'
import type { Member } from './demo-cast.ts'
import type { DemoCheckpoint } from './demo-passages.ts'
import { madeUpIdentityNumber, madeUpMobile, madeUpName } from './made-up.ts'

export const RESPONSE_NAME = '通渭县疫情防控演示'
const PEOPLE = 480

const order = (number: number, signedOn: string) => ({
  title: '关于设立疫情防控卡点的通知（演示）',
  number: `通演发〔${signedOn.slice(0, 4)}〕${number}号`,
  signedBy: '县疫情防控工作领导小组',
  signedOn,
})

/** The divisions that ship with Muster, as a commander imports them. */
export async function importDivisions(commander: Worker, house: House): Promise<void> {
  const wanted = house.imports.get('areas.areas') as AnyImport
  await commander.takes(wanted, {}, { source: createReadStream(divisionsFile), kind: 'csv' })
}

/** Opens the response, sets who decides, and records a meeting of which one decision is overdue by now. */
export async function openResponse(commander: Worker, from: Date): Promise<string> {
  const responseId = newId()
  const opened = { responseId, name: RESPONSE_NAME, playbookId: 'county-mobilisation', areaId: COUNTY, level: 'second' }
  await commander.does('responses.openResponse', { ...opened, rulePackId: 'cn-8e' })
  const members = [
    { name: '高演明', office: '组长', duties: '全面负责，签发报告' },
    { name: '罗演勤', office: '办公室主任', duties: '值守调度，信息汇总' },
    { name: '唐演医', office: '医疗救治组组长', duties: '发热处置，转运就医' },
  ]
  await commander.does('responses.setCommandGroup', { responseId, groupId: newId(), members })
  const today = localDay(from)
  await commander.does('responses.recordMeeting', {
    responseId,
    meetingId: newId(),
    title: '第一次调度会',
    heldAt: new Date(from.getTime() - 60_000).toISOString(),
    place: '县政府三楼会议室',
    chairedBy: '组长',
    present: 14,
    decisions: [
      { taskId: newId(), decision: '华家岭路段增设照明和取暖设备', owner: '华家岭镇', dueOn: today },
      { taskId: newId(), decision: '核定保供车辆名单，办理通行证', owner: '领导小组办公室', dueOn: addDays(today, 4) },
    ],
  })
  return responseId
}

/** Puts the two villages that the plan names under control, each with an order. */
export async function drawZones(
  commander: Worker,
  responseId: string,
  areas: readonly string[],
  from: Date,
): Promise<void> {
  for (const [at, areaId] of areas.entries()) {
    await commander.does('zones.changeZone', {
      zoneId: newId(),
      responseId,
      areaId,
      level: 'controlled',
      from: from.toISOString(),
      order: { ...order(2 + at, localDay(from)), title: '关于划定管控区的通告（演示）' },
      reason: '演示：发现密接，落实人不出区',
    })
  }
}

export async function openPosts(
  desk: Worker,
  { responseId, villages, from }: { responseId: string; villages: readonly Village[]; from: Date },
): Promise<{ checkpoints: DemoCheckpoint[]; vanguard: string[] }> {
  const checkpoints = plannedCheckpoints.map((plan) => ({ ...plan, id: newId(), areaId: areaOf(villages, plan) }))
  const vanguard = plannedVanguard.map((plan) => ({ ...plan, id: newId(), areaId: areaOf(villages, plan) }))
  const posts = [
    ...checkpoints.map((one) => ({ ...one, postKind: one.village ? 'roadCheckpoint' : 'stationCheckpoint' })),
    ...vanguard.map((one) => ({ ...one, postKind: 'vanguardPost' })),
  ].map(({ id, name, place, areaId, postKind }) => ({ postId: id, name, place, areaId, postKind }))
  await desk.does('duty.openPosts', { responseId, posts, order: order(1, localDay(from)) })
  return { checkpoints, vanguard: vanguard.map(({ id }) => id) }
}

/** People of the county by a sheet, as a people desk imports them. Answers their ids. */
export async function importPeople(
  desk: Worker,
  house: House,
  responseId: string,
  villages: readonly Village[],
): Promise<string[]> {
  const rows = Array.from({ length: PEOPLE }, (_, n) => {
    const home = villages[(n * 7) % villages.length] as Village
    const household = `Y${String(Math.floor(n / 4) + 1).padStart(4, '0')}`
    return [madeUpName(n), madeUpIdentityNumber(n), madeUpMobile(n), home.township, home.name, household].join(',')
  })
  const text = ['姓名,身份证号,手机号,乡镇,村（社区）,户号', ...rows].join('\n')
  const wanted = house.imports.get('people.people') as AnyImport
  const input = wanted.input.parse({ responseId })
  const { good, rejected } = await desk.takes(wanted, input, {
    source: Readable.from([Buffer.from(text)]),
    kind: 'csv',
  })
  if (rejected[0]) throw new Error(`a made-up person was refused: ${rejected[0].problems[0]?.code}`)
  return [...good.portions()].flatMap(({ rows }) => (rows as { personId: string }[]).map(({ personId }) => personId))
}

/** Puts each officer and two people at their checkpoint until tomorrow; who is unstaffed in the plan goes home tonight. */
export async function staffPosts(
  desk: Worker,
  at: { checkpoints: readonly DemoCheckpoint[]; vanguard: readonly string[]; from: Date; until: Date },
  officers: ReadonlyMap<string, Member>,
  people: readonly string[],
): Promise<void> {
  const HOUR = 3_600_000
  const from = at.from.toISOString()
  const tomorrow = new Date(at.until.getTime() + 20 * HOUR).toISOString()
  const tonight = new Date(at.until.getTime() + HOUR).toISOString()
  const free = [...people]
  const staff = at.checkpoints.flatMap((post) => {
    const until = post.unstaffed ? tonight : tomorrow
    const user = {
      staffId: newId(),
      postId: post.id,
      userId: officers.get(post.id)?.userId,
      role: 'officer',
      from,
      until,
    }
    const others = ['lead', 'officer'].map((role) => ({
      staffId: newId(),
      postId: post.id,
      personId: free.pop(),
      role,
      from,
      until,
    }))
    return [user, ...others]
  })
  const members = at.vanguard
    .slice(0, -1)
    .map((postId) => ({ staffId: newId(), postId, personId: free.pop(), role: 'member', from, until: tomorrow }))
  await Promise.all([...staff, ...members].map((one) => desk.does('duty.staffPost', one)))
}
