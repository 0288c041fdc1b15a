import { type Figure, type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { areaNames } from '../../areas/server/public.ts'

// A post that was closed counts as of any moment before: it is superseded then, in the words of figures.
const source: FigureSource = {
  table: 'duty.standing_post',
  permission: 'post.read',
  date: 'opened_at',
  stock: true,
  momentary: true,
  dimensions: ['kind', 'post_kind'],
  columns: [
    { key: 'name', label: { zh: '岗位', en: 'Post' } },
    { key: 'area', label: { zh: '区域', en: 'Area' } },
    { key: 'place', label: { zh: '地点', en: 'Place' } },
    { key: 'opened', label: { zh: '设立时间', en: 'Opened' } },
  ],
  async describe({ client }, rows) {
    const names = await areaNames(
      client,
      rows.map((row) => String(row.area_id)),
    )
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      area: names.get(String(row.area_id)) ?? '',
      place: row.place,
      opened: localStamp(row.opened_at as Date),
    }))
  },
}

const unit = { zh: '个', en: 'posts' }

function posts(name: string, where: string, words: Pick<Figure, 'label' | 'meaning'>): Figure {
  return figure({ name: `duty.${name}`, source, where, count: 'rows', unit, ...words })
}

export const figures = [
  posts('postsOpen', 'true', {
    label: { zh: '在岗岗位', en: 'Posts open' },
    meaning: { zh: '已设立、尚未撤销的各类岗位', en: 'posts of every kind that are open and not closed' },
  }),
  posts('checkpointsOpen', "kind in ('checkpoint', 'gate')", {
    label: { zh: '开设卡口', en: 'Checkpoints open' },
    meaning: { zh: '已设立、尚未撤销的卡口', en: 'checkpoints and gates that are open and not closed' },
  }),
  posts('postsUnstaffed', 'bare_soon', {
    label: { zh: '未来4小时缺岗', en: 'Unstaffed within 4 h' },
    meaning: {
      zh: '开放的岗位中，未来4小时的开放时段内有一段时间没有安排任何人的',
      en: 'open posts where, within their hours, nobody is assigned for some time of the next four hours',
    },
  }),
]
