import { type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import { maskedPeople } from './masked-people.ts'
import type { PersonTuple } from './person-table.ts'

const people: FigureSource = {
  table: 'people.person',
  permission: 'people.read',
  date: 'registered_at',
  dimensions: ['document'],
  tally: 'people.person_tally',
  columns: [
    { key: 'name', label: { zh: '姓名', en: 'Name' } },
    { key: 'identityNumber', label: { zh: '证件号码', en: 'Document number' } },
    { key: 'precinctName', label: { zh: '乡镇（街道）', en: 'Township' } },
    { key: 'areaName', label: { zh: '村（社区）', en: 'Village' } },
    { key: 'receivedAt', label: { zh: '登记时间', en: 'Registered' } },
  ],
  async describe({ client, vault }, rows) {
    const masked = await maskedPeople({ client, vault }, rows as unknown as PersonTuple[])
    return masked.map((person) => ({ ...person, id: person.personId }))
  },
}

/** People, each once: rows that were merged away or superseded by a correction do not count. */
export const peopleRegistered = figure({
  name: 'people.registered',
  label: { zh: '登记人员', en: 'People registered' },
  unit: { zh: '人', en: 'people' },
  meaning: {
    zh: '本次响应中登记的人员，按登记时间；更正不改变登记时间，合并的只算一人',
    en: 'People registered in the response, by the time of registering, which corrections do not move; merged records count once',
  },
  source: people,
  where: 'true',
  count: 'rows',
})
