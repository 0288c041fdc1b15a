import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { writeSheet } from '../../platform/server/spreadsheet/write-sheet.ts'
import { checkCharacter } from '../../platform/shared/codes/identity-number.ts'

/** Made-up people: every given name begins with 演, and no ID is issued in a region that ends in 0000. */
export interface MadeUpPerson {
  name: string
  identityNumber: string
  mobile: string
  township: string
  area: string
  householdNumber: string
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜']
const GIVEN = [...'安宁和平康顺丰实勤俭诚信仁义礼智德才文武春夏秋冬山川江河']

/** The n-th made-up person, living in one of the villages in turn. */
export function madeUpPerson(n: number, villages: readonly { name: string; township: string }[]): MadeUpPerson {
  const village = villages[n % villages.length] ?? { name: '', township: '' }
  return {
    name: `${SURNAMES[n % SURNAMES.length]}演${GIVEN[Math.floor(n / SURNAMES.length) % GIVEN.length]}`,
    identityNumber: madeUpIdentityNumber(n),
    mobile: `199${String(n).padStart(8, '0')}`,
    township: village.township,
    area: village.name,
    householdNumber: `H${String(Math.floor(n / 4) + 1).padStart(4, '0')}`,
  }
}

/** A number that passes its check and belongs to nobody. */
export function madeUpIdentityNumber(n: number): string {
  const year = 1940 + (n % 70)
  const month = String(1 + (n % 12)).padStart(2, '0')
  const day = String(1 + (n % 28)).padStart(2, '0')
  const first = `620000${year}${month}${day}${String(Math.floor(n / 420) % 1000).padStart(3, '0')}`
  return first + checkCharacter(first)
}

/** The villages of a county's list, with the township each lies in. */
export function villagesOf(divisions: string | URL): { code: string; name: string; township: string }[] {
  const lines = readFileSync(divisions, 'utf8').trim().split(/\r?\n/).slice(1)
  const rows = lines.map((line) => line.split(',')) as [code: string, name: string, parent: string, level: string][]
  const names = new Map(rows.map(([code, name]) => [code, name]))
  return rows.flatMap(([code, name, parent, level]) =>
    level === 'village' ? [{ code, name, township: names.get(parent) ?? '' }] : [],
  )
}

/** How each kind of wrong row is spoilt; `wrong` of them are spread over the sheet in turn. */
const spoils: ((person: MadeUpPerson, before: MadeUpPerson) => MadeUpPerson)[] = [
  (person) => ({ ...person, identityNumber: withWrongCheck(person.identityNumber) }),
  (person, before) => ({ ...person, identityNumber: before.identityNumber }),
  (person) => ({ ...person, area: '没有这个村' }),
  (person) => ({ ...person, name: '' }),
]

function withWrongCheck(number: string): string {
  return number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')
}

/** The people of a sheet, of whom `wrong` cannot be taken: a wrong check, a number twice, an unknown village, no name. */
export function sheetPeople(
  villages: readonly { name: string; township: string }[],
  { rows = 5_000, wrong = 40, from = 0 } = {},
): MadeUpPerson[] {
  const people = Array.from({ length: rows }, (_, at) => madeUpPerson(from + at, villages))
  const step = Math.floor(rows / Math.max(wrong, 1))
  for (let one = 0; one < wrong; one++) {
    const at = one * step + 5
    const spoil = spoils[one % spoils.length]
    const before = people[at - 1]
    if (spoil && before && people[at]) people[at] = spoil(people[at], before)
  }
  return people
}

/** The same as a workbook with Chinese headers, as a village would send it. */
export async function peopleSheet(people: readonly MadeUpPerson[]): Promise<Buffer> {
  const stream = writeSheet({
    kind: 'xlsx',
    language: 'zh',
    columns: [
      { key: 'name', header: { zh: '姓名', en: 'name' } },
      { key: 'identityNumber', header: { zh: '身份证号', en: 'id' }, width: 22 },
      { key: 'mobile', header: { zh: '手机号', en: 'mobile' }, width: 14 },
      { key: 'township', header: { zh: '乡镇', en: 'township' } },
      { key: 'area', header: { zh: '村（社区）', en: 'village' } },
      { key: 'householdNumber', header: { zh: '户号', en: 'household' } },
    ],
    rows: people as unknown as Record<string, string>[],
  })
  return buffer(stream)
}
