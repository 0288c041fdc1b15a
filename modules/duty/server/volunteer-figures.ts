import { type Figure, type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findLinks } from './find-volunteers.ts'

const states = {
  waiting: { zh: '待审核', en: 'waiting' },
  accepted: { zh: '已通过', en: 'accepted' },
  declined: { zh: '未通过', en: 'declined' },
}

/** Volunteers as they signed up. No names: whoever counts need not know who they are. */
const source: FigureSource = {
  table: 'duty.volunteer',
  permission: 'callOut.read',
  date: 'received_at',
  superseding: false,
  dimensions: ['state', 'link_id'],
  words: { state: states },
  columns: [
    { key: 'link', label: { zh: '报名入口', en: 'Way in' } },
    { key: 'area', label: { zh: '区域', en: 'Area' } },
    { key: 'at', label: { zh: '报名时间', en: 'Signed up' } },
    { key: 'state', label: { zh: '审核', en: 'Vetting' } },
  ],
  async describe({ client, actor }, rows) {
    const places = await areaNames(
      client,
      rows.map((row) => String(row.area_id)),
    )
    const links = await findLinks(
      client,
      rows.flatMap((row) => (row.link_id ? [String(row.link_id)] : [])),
    )
    return rows.map((row) => ({
      id: row.id,
      link: links.get(String(row.link_id))?.name ?? '',
      area: places.get(String(row.area_id)) ?? '',
      at: localStamp(row.received_at as Date),
      state: states[row.state as keyof typeof states][actor.language],
    }))
  },
}

function volunteers(name: string, where: string, words: Pick<Figure, 'label' | 'meaning'>): Figure {
  return figure({ name: `duty.${name}`, source, where, count: 'rows', unit: { zh: '人', en: 'people' }, ...words })
}

export const volunteerFigures = [
  volunteers('volunteersSignedUp', 'true', {
    label: { zh: '志愿者报名', en: 'Volunteers signed up' },
    meaning: { zh: '通过报名入口报名的志愿者，一份报名计一人', en: 'sign-ups of volunteers, one for each' },
  }),
  volunteers('volunteersWaiting', "state = 'waiting'", {
    label: { zh: '志愿者待审核', en: 'Volunteers who wait' },
    meaning: { zh: '其中还没有人审核的', en: 'of these, not vetted yet' },
  }),
]
