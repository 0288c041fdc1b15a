import { type Figure, type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { declineWords } from '../call-out.ts'
import { findMembers, memberNames } from './find-members.ts'

type Rows = Record<string, unknown>[]

const answers = { accepted: { zh: '应召', en: 'accepted' }, declined: { zh: '婉拒', en: 'declined' } }

const head = [
  { key: 'name', label: { zh: '人员', en: 'Person' } },
  { key: 'body', label: { zh: '单位', en: 'Body' } },
  { key: 'area', label: { zh: '区域', en: 'Area' } },
]

/** Names of people, bodies and places of rows with member_id (or id), organisation_id and area_id. */
async function named({ client, vault }: QueryContext, rows: Rows) {
  const memberOf = (row: Rows[number]) => String(row.member_id ?? row.id)
  const names = await memberNames(client, vault, (await findMembers(client, rows.map(memberOf))).values())
  const bodies = await findOrganisations(
    client,
    rows.map((row) => String(row.organisation_id)),
  )
  const places = await areaNames(
    client,
    rows.map((row) => String(row.area_id)),
  )
  return (row: Rows[number]) => ({
    id: row.id,
    name: names.get(memberOf(row)) ?? '',
    body: bodies.get(String(row.organisation_id))?.name ?? '',
    area: places.get(String(row.area_id)) ?? '',
  })
}

function offers(table: string, date: string): FigureSource {
  return {
    table,
    permission: 'callOut.read',
    date,
    dimensions: ['organisation_id', 'call_out_id', 'answer', 'answered_why'],
    words: { answer: answers, answered_why: declineWords },
    columns: [
      ...head,
      { key: 'purpose', label: { zh: '征调事由', en: 'Called for' } },
      { key: 'at', label: { zh: '时间', en: 'At' } },
      { key: 'answer', label: { zh: '答复', en: 'Answer' } },
    ],
    async describe(context, rows) {
      const show = await named(context, rows)
      const say = context.actor.language
      return rows.map((row) => ({
        ...show(row),
        purpose: row.purpose,
        at: localStamp(row[date] as Date),
        answer: row.answer ? answers[row.answer as keyof typeof answers][say] : '–',
      }))
    },
  }
}

const sent: FigureSource = {
  table: 'duty.sent_member',
  permission: 'callOut.read',
  date: 'from_at',
  dimensions: ['organisation_id', 'call_out_id', 'wave', 'post_id'],
  columns: [
    ...head,
    { key: 'wave', label: { zh: '批次', en: 'Wave' } },
    { key: 'from', label: { zh: '自', en: 'From' } },
    { key: 'until', label: { zh: '至', en: 'Until' } },
    { key: 'purpose', label: { zh: '征调事由', en: 'Called for' } },
  ],
  async describe(context, rows) {
    const show = await named(context, rows)
    return rows.map((row) => ({
      ...show(row),
      wave: row.wave,
      from: localStamp(row.from_at as Date),
      until: localStamp(row.away_until as Date),
      purpose: row.purpose,
    }))
  },
}

const staff: FigureSource = {
  table: 'duty.body_member',
  permission: 'callOut.read',
  date: 'joined_at',
  stock: true,
  dimensions: ['organisation_id'],
  columns: head,
  describe: async (context, rows) => {
    const show = await named(context, rows)
    return rows.map(show)
  },
}

/** Now, or the moment as of which a figure is asked for. */
const MOMENT = 'coalesce(platform.as_of(), clock_timestamp())'

type Words = Pick<Figure, 'label' | 'meaning'> & Partial<Pick<Figure, 'count'>>

function people(name: string, source: FigureSource, where: string, words: Words): Figure {
  const unit = { zh: '人', en: 'people' }
  return figure({ name: `duty.${name}`, source, where, unit, count: { distinct: 'member_id' }, ...words })
}

export const callOutFigures = [
  people('peopleCalled', offers('duty.called', 'called_at'), 'true', {
    label: { zh: '推荐应征人数', en: 'People offered' },
    meaning: { zh: '各单位向征调推荐的人员，一人只计一次', en: 'distinct people whom bodies offered for call-outs' },
  }),
  people('callsAccepted', offers('duty.call_answered', 'answered_at'), "answer = 'accepted'", {
    label: { zh: '应召人数', en: 'People who accepted' },
    meaning: { zh: '推荐人员中答复应召的，一人只计一次', en: 'of those offered, distinct people who accepted' },
  }),
  people('callsDeclined', offers('duty.call_answered', 'answered_at'), "answer = 'declined'", {
    label: { zh: '婉拒人数', en: 'People who declined' },
    meaning: { zh: '推荐人员中答复不能应召的，一人只计一次', en: 'of those offered, distinct people who declined' },
  }),
  people('callsUnanswered', offers('duty.call_unanswered', 'called_at'), 'true', {
    label: { zh: '尚未答复人数', en: 'People who have not answered' },
    meaning: {
      zh: '征调尚未结束，推荐人员中还没有答复的，一人只计一次',
      en: 'of those offered for call-outs that have not ended, distinct people without an answer',
    },
  }),
  people('membersSeconded', sent, 'true', {
    label: { zh: '下沉人数', en: 'People seconded' },
    meaning: {
      zh: '由单位派到各区域的人员，按派出时间，一人只计一次；未到岗先召回的不计。下沉比例为它与“单位在册人数”之比',
      en: 'distinct people sent from their bodies, by when they were to begin; who was recalled before that is not counted. The share seconded is this over "members of bodies"',
    },
  }),
  people('secondedNow', { ...sent, stock: true, momentary: true }, `from_at <= ${MOMENT} and away_until > ${MOMENT}`, {
    label: { zh: '在派人数', en: 'People seconded now' },
    meaning: {
      zh: '现在正下沉在外的人员，未到期也未召回',
      en: 'people who are away now: not past their date, not recalled',
    },
  }),
  people('bodyMembers', staff, 'true', {
    label: { zh: '单位在册人数', en: 'Members of bodies' },
    meaning: {
      zh: '值守名册中登记了单位、尚未退出的人员',
      en: 'people on the duty list who belong to a body and have not left',
    },
    count: 'rows',
  }),
]
