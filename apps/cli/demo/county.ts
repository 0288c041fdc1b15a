import { readFileSync } from 'node:fs'
import { type AreaId, fromCode } from '../../../platform/shared/area-id.ts'

export const COUNTY = fromCode('621121')

/** The divisions that ship with Muster: real places; everything that happens there in the demo is made up. */
export const divisionsFile = new URL('../../../modules/areas/divisions/621121.csv', import.meta.url)

export interface Village {
  areaId: AreaId
  name: string
  township: string
}

export function villagesOfCounty(): Village[] {
  const lines = readFileSync(divisionsFile, 'utf8').trim().split(/\r?\n/).slice(1)
  const rows = lines.map((line) => line.split(',') as [code: string, name: string, parent: string, level: string])
  const names = new Map(rows.map(([code, name]) => [code, name]))
  return rows.flatMap(([code, name, parent, level]) =>
    level === 'village' ? [{ areaId: fromCode(code), name, township: names.get(parent) ?? '' }] : [],
  )
}

export interface PlannedCheckpoint {
  name: string
  township: string
  /** Without it the checkpoint is the township's, at a station. */
  village?: string
  place: string
  /** How busy it is beside the others. */
  weight: number
  /** Its village is a controlled area: whoever passes shows a permit. */
  controlled?: true
  /** Nobody is assigned for tonight: a gap for the board to show. */
  unstaffed?: true
  /** Has recorded nothing for an hour. */
  silent?: true
}

const village = (township: string, name: string, place: string, weight: number): PlannedCheckpoint => ({
  name: `${name}卡点`,
  township,
  village: `${name}村民委员会`,
  place,
  weight,
})

export const plannedCheckpoints: readonly PlannedCheckpoint[] = [
  { name: '汽车站检测点', township: '平襄镇', place: '县汽车站进站口', weight: 10 },
  { ...village('平襄镇', '东城区', '县城东出口', 9), village: '东城区居民委员会' },
  { ...village('马营镇', '东关', '东关村口', 6), controlled: true },
  village('鸡川镇', '许堡', '许堡村路口', 4),
  village('榜罗镇', '文峰', '榜罗镇东路口', 4),
  village('常家河镇', '常河', '常河桥头', 3),
  { ...village('义岗川镇', '明星', '义岗川北路口', 5), unstaffed: true },
  { ...village('碧玉镇', '碧玉', '碧玉村口', 4), controlled: true },
  village('华家岭镇', '新站', '国道华家岭路段', 8),
  village('北城铺镇', '北城', '北城铺街口', 3),
  village('襄南镇', '马店', '襄南镇南路口', 4),
  { ...village('第三铺乡', '三铺', '第三铺街口', 3), silent: true },
]

/** Where members of the party stand; the last one has nobody today. */
export const plannedVanguard = ['中城区居民委员会', '新城区居民委员会', '南城区居民委员会'].map((name) => ({
  name: `${name.slice(0, 3)}先锋岗`,
  township: '平襄镇',
  village: name,
  place: `${name.slice(0, 3)}主街`,
}))

export function areaOf(villages: readonly Village[], where: { township: string; village?: string }): AreaId {
  const found = villages.find(
    (one) => one.township === where.township && (!where.village || one.name === where.village),
  )
  if (!found) throw new Error(`${where.township} ${where.village ?? ''} is not in the divisions`)
  return where.village ? found.areaId : fromCode(found.areaId.slice(0, 9))
}
