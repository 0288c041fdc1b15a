import { type Figure, type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import { fallenDue, NOW_DUE, overdues, stays } from '../../work/server/public.ts'
import { findingKind, visitDue } from '../inspection.ts'
import { answers, findings, visits } from './figure-sources.ts'

type Words = Pick<Figure, 'label' | 'meaning' | 'unit'> & Partial<Pick<Figure, 'count'>>

const ofFinding = `kind = '${findingKind.name}'`
const ofVisit = `kind = '${visitDue.name}'`
const pieces = { zh: '个', en: 'findings' }
const times = { zh: '次', en: 'visits' }

function counted(name: string, source: FigureSource, where: string, words: Words): Figure {
  return figure({ name: `inspections.${name}`, source, where, count: 'rows', ...words })
}

export const inspectionFigures = [
  counted('visits', visits, 'true', {
    label: { zh: '督查次数', en: 'Visits' },
    meaning: {
      zh: '按检查表登记的督查，计划的和突击的都算',
      en: 'visits recorded with a checklist, planned and by surprise',
    },
    unit: times,
  }),
  counted('inspectorTimes', visits, 'true', {
    label: { zh: '督查人次', en: 'Inspector person-times' },
    meaning: { zh: '各次督查到场的督查人员之和', en: 'inspectors present, added up over the visits' },
    unit: { zh: '人次', en: 'person-times' },
    count: { sum: 'inspectors' },
  }),
  counted('bodiesVisited', visits, 'organisation_id is not null', {
    label: { zh: '受检单位', en: 'Bodies visited' },
    meaning: { zh: '至少检查过一次的单位，一个单位只计一次', en: 'bodies visited at least once, each counted once' },
    unit: { zh: '个', en: 'bodies' },
    count: { distinct: 'organisation_id' },
  }),
  counted('itemsChecked', answers, "outcome in ('passed', 'failed')", {
    label: { zh: '检查项次', en: 'Points checked' },
    meaning: {
      zh: '判定为合格或不合格的检查项；没有发现问题时，这就是查过多少',
      en: 'points found right or wrong: where nothing was found, this is how much was looked at',
    },
    unit: { zh: '项次', en: 'points' },
  }),
  counted('findings', findings, 'true', {
    label: { zh: '发现问题', en: 'Findings' },
    meaning: { zh: '检查不合格的项，一项计一个', en: 'points found wrong, one each' },
    unit: pieces,
  }),
  counted('findingsOpen', stays, `${ofFinding} and state in ('due', 'done')`, {
    label: { zh: '未销账问题', en: 'Findings open' },
    meaning: {
      zh: '还没有整改，或整改后还没有复核销账的问题',
      en: 'findings not put right yet, or put right and not checked',
    },
    unit: pieces,
  }),
  counted('findingsOverdue', overdues, `${ofFinding} and ${NOW_DUE}`, {
    label: { zh: '整改逾期', en: 'Findings overdue' },
    meaning: {
      zh: '过了整改期限还没有报告整改完成的问题',
      en: 'findings past their deadline that nobody has reported put right',
    },
    unit: pieces,
  }),
  counted('findingsPutRight', stays, `${ofFinding} and state = 'closed'`, {
    label: { zh: '已销账问题', en: 'Findings put right' },
    meaning: { zh: '整改后经他人复核销账的问题', en: 'findings put right, checked by somebody else and closed' },
    unit: pieces,
  }),
  counted('findingsDue', fallenDue, `${ofFinding} and ${NOW_DUE}`, {
    label: { zh: '到期问题', en: 'Findings fallen due' },
    meaning: {
      zh: '已销账的和过了最初期限的问题，整改没整改都算；按期整改率为“按期整改”与它之比',
      en: 'findings that are closed or past their first deadline, whatever became of them; the on-time rate is "put right on time" over this',
    },
    unit: pieces,
  }),
  counted('findingsOnTime', fallenDue, `${ofFinding} and on_time and ${NOW_DUE}`, {
    label: { zh: '按期整改', en: 'Put right on time' },
    meaning: {
      zh: '到期问题中，在最初期限前整改完成并已销账的',
      en: 'of the findings fallen due, put right by the first deadline and closed',
    },
    unit: pieces,
  }),
  counted(
    'secondLooks',
    { ...stays, stock: false, superseding: false },
    `${ofFinding} and move in ('confirm', 'reopen')`,
    {
      label: { zh: '回头看', en: 'Second looks' },
      meaning: {
        zh: '对已销账问题再次检查的次数，站得住的和重新打开的都算',
        en: 'looks at closed findings, those that held and those opened again',
      },
      unit: { zh: '次', en: 'looks' },
    },
  ),
  counted('visitsDue', stays, `${ofVisit} and state <> 'withdrawn'`, {
    label: { zh: '计划督查', en: 'Visits planned' },
    meaning: { zh: '督查计划安排的次数，单位数乘以轮次', en: 'visits that plans ask for: bodies times rounds' },
    unit: times,
  }),
  counted('visitsOverdue', overdues, `${ofVisit} and ${NOW_DUE}`, {
    label: { zh: '督查逾期', en: 'Visits overdue' },
    meaning: { zh: '过了本轮期限还没有去检查的', en: 'visits not made by the end of their round' },
    unit: times,
  }),
]
