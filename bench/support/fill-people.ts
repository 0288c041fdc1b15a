import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { personRow } from '../../modules/people/server/person-table.ts'
import { tallyPeople } from '../../modules/people/server/tally-people.ts'
import { newId } from '../../platform/shared/ids.ts'
import { madeUpIdentityNumber } from '../../tests/support/people-sheet.ts'
import type { BigCounty } from './big-county.ts'
import { inBulk } from './bulk.ts'

// About as common as they are: a township of 55,000 has some four thousand of the first.
const SURNAMES = [
  ...'王王王王李李李李张张张刘刘陈陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘',
]
const GIVEN = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建华国红玉梅志春海珍荣贵福生德林永康宝龙凤云飞鹏宇浩思雨欣怡佳晨',
]

/** The n-th made-up person: a name of two or three characters, a number that belongs to nobody. */
export function personAt(n: number) {
  const mixed = Math.imul(n + 1, 2_654_435_761) >>> 0
  const given = GIVEN[mixed % GIVEN.length] as string
  const second = mixed % 5 === 0 ? '' : (GIVEN[(mixed >>> 9) % GIVEN.length] as string)
  return {
    name: `${SURNAMES[(mixed >>> 4) % SURNAMES.length]}${given}${second}`,
    identityNumber: `${madeUpIdentityNumber(n % 400_000).slice(0, 2)}${String(n).padStart(8, '0')}`,
    mobile: `199${String(n).padStart(8, '0')}`,
  }
}

/** People spread over the villages of the county, sealed and keyed by the product's own row; copied in, sums and all. */
export async function fillPeople(county: BigCounty, many: number): Promise<void> {
  const { owner, vault, responseId, villages } = county
  const now = new Date()
  await vault.ready(responseId, 'person', now)
  const context = { vault, now, madeAt: now, commandId: newId() }
  const rowAt = (n: number) =>
    personRow(context, responseId, {
      ...personAt(n),
      personId: newId(),
      areaId: villages[n % villages.length] as string,
      document: 'other',
      householdNumber: `H${Math.floor(n / 3)}`,
    })
  const columns = Object.keys(rowAt(0))
  await inBulk(owner, ['people.person'], async () => {
    const lines = function* () {
      for (let n = 0; n < many; n++) {
        const row = rowAt(n) as Record<string, unknown>
        yield `${columns.map((column) => copied(row[column])).join('\t')}\n`
      }
    }
    await pipeline(
      Readable.from(lines(), { highWaterMark: 512 }),
      owner.query(copyFrom(`copy people.person (${columns.join(', ')}) from stdin`)),
    )
  })
  const perVillage = new Map<string, ReturnType<typeof rowAt>[]>()
  for (let n = 0; n < many; n++) {
    const areaId = villages[n % villages.length] as string
    const some = perVillage.get(areaId) ?? []
    perVillage.set(areaId, some)
    if (some.length === 0) some.push(rowAt(n))
  }
  for (const [areaId, [row]] of perVillage) {
    if (!row) continue
    await tallyPeople(owner, [row])
    await owner.query(
      `update people.person_tally set n = (select count(*) from people.person where area_id = $1 and response_id = $2) where area_id = $1`,
      [areaId, responseId],
    )
  }
  await owner.query('vacuum (analyze) people.person_tally')
}

function copied(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? `{${value.join()}}` : String(value)
}
