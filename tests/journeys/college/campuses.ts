import { buffer } from 'node:stream/consumers'
import { writeSheet } from '../../../platform/server/spreadsheet/write-sheet.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { As } from '../../support/cast.ts'
import { anOrder } from '../../support/open-story.ts'
import { madeUpPerson } from '../../support/people-sheet.ts'
import { places } from '../../support/places.ts'

/** The three campuses as the college registers them, under digits that no township has, each with its gate. */
export const campuses = ['东校区', '南校区', '西校区'].map((name, at) => ({
  name,
  areaId: `62112190${at + 1}000000000`,
  gateId: `62112190${at + 1}500000000`,
  postId: newId(),
  postName: `${name}大门`,
}))
export type Campus = (typeof campuses)[number]

/** Four members a shift, one of them a cadre who leads it. */
export const staffing = [
  { role: 'lead', count: 1 },
  { role: 'officer', count: 3 },
]
export const perShift = 4
export const CADRES = 78
export const MEMBERS = 195

export async function registerCampuses(as: As): Promise<void> {
  const areas = campuses.flatMap(({ name, areaId, gateId, postName }) => [
    { areaId, name, parentId: places.county },
    { areaId: gateId, name: postName, parentId: areaId },
  ])
  const college = { areaId: places.county, name: '演示学院', parentId: null }
  await (await as('administrator')).does('areas.importAreas', { areas: [college, ...areas] })
}

/** A post at each gate, with the order behind them. */
export async function openGates(as: As, responseId: string): Promise<void> {
  const posts = campuses.map(({ postId, postName, gateId }) => ({
    ...{ postId, name: postName, postKind: 'roadCheckpoint', areaId: gateId, place: '校门值班室', staffing },
  }))
  await (await as('commander')).does('duty.openPosts', { responseId, posts, order: anOrder })
}

/** The volunteer team as the college keeps it in a sheet: 78 cadres who may lead a shift, 117 members; all made up. */
export async function memberSheet(): Promise<Buffer> {
  const rows = Array.from({ length: MEMBERS }, (_, at) => {
    const { name, mobile } = madeUpPerson(at, [])
    const cadre = at < CADRES
    return {
      ...{ name, mobile, number: `D${String(at + 1).padStart(3, '0')}`, grade: cadre ? '副科级以上' : '科员' },
      ...{ campus: campuses[at % campuses.length]?.name ?? '', roles: cadre ? '带班负责人' : '值守人员' },
    }
  })
  const columns = (
    [
      ['name', '姓名'],
      ['mobile', '手机号'],
      ['number', '工号'],
      ['grade', '职级'],
      ['campus', '校区'],
      ['roles', '角色'],
    ] as const
  ).map(([key, zh]) => ({ key, header: { zh, en: key } }))
  return buffer(writeSheet({ kind: 'xlsx', language: 'zh', columns, rows }))
}
