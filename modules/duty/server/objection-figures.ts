import { type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { areaNames } from '../../areas/server/public.ts'
import { kindWords } from './figure-words.ts'
import { findMembers, memberNames } from './find-members.ts'

const source: FigureSource = {
  table: 'duty.objection_open',
  permission: 'attendance.mark',
  date: 'raised_at',
  stock: true,
  dimensions: ['post_id', 'kind'],
  words: { kind: kindWords },
  columns: [
    { key: 'name', label: { zh: '人员', en: 'Person' } },
    { key: 'post', label: { zh: '岗位', en: 'Post' } },
    { key: 'area', label: { zh: '区域', en: 'Area' } },
    { key: 'day', label: { zh: '值守日期', en: 'Day of duty' } },
    { key: 'raised', label: { zh: '提出时间', en: 'Raised' } },
  ],
  async describe({ client, vault }, rows) {
    const members = await findMembers(
      client,
      rows.map((row) => String(row.member_id)),
    )
    const names = await memberNames(client, vault, members.values())
    const places = await areaNames(
      client,
      rows.map((row) => String(row.area_id)),
    )
    return rows.map((row) => ({
      id: row.id,
      name: names.get(String(row.member_id)) ?? '',
      post: row.post_name,
      area: places.get(String(row.area_id)) ?? '',
      day: row.day,
      raised: localStamp(row.raised_at as Date),
    }))
  },
}

export const objectionFigures = [
  figure({
    name: 'duty.objectionsOpen',
    source,
    where: 'true',
    label: { zh: '记录异议待答复', en: 'Objections to records' },
    meaning: {
      zh: '本人对自己的值守记录提出、负责人尚未答复的异议',
      en: 'raised by people to their own record and not answered yet',
    },
    unit: { zh: '条', en: 'objections' },
    count: 'rows',
  }),
]
