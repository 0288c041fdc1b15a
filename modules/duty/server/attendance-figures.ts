import { type Figure, type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import { attended, due, handovers, placesServed, servedRuns } from './attendance-sources.ts'
import { objectionFigures } from './objection-figures.ts'

type Words = Pick<Figure, 'label' | 'meaning' | 'unit' | 'count'>

function counted(name: string, source: FigureSource, where: string, words: Words): Figure {
  return figure({ name: `duty.${name}`, source, where, ...words })
}

const times = { zh: '人次', en: 'person-times' }
const came = 'in_at is not null'

/** Shifts whose handover lacks a signature half an hour after the relief was due: a gap on the first page. */
export const handoversUnsigned = counted(
  'handoversUnsigned',
  handovers,
  "state <> 'whole' and received_at <= clock_timestamp()",
  {
    label: { zh: '交接缺签字', en: 'Handovers not signed' },
    meaning: {
      zh: '有人接班的班次，接班时间过后30分钟，交班或接班仍未签字的',
      en: 'shifts with a relief where, half an hour after it was due, one of the two signatures is missing',
    },
    unit: { zh: '班次', en: 'shifts' },
    count: 'rows',
  },
)

export const attendanceFigures = [
  counted('personTimes', attended, came, {
    label: { zh: '值守人次', en: 'Person-times served' },
    meaning: { zh: '已签到的出勤，一人一班计一次', en: 'attendances with a check-in, one for each person and shift' },
    unit: times,
    count: 'rows',
  }),
  counted('peopleServed', attended, came, {
    label: { zh: '值守人数', en: 'People who served' },
    meaning: { zh: '已签到的人员，一人只计一次', en: 'distinct people with a check-in' },
    unit: { zh: '人', en: 'people' },
    count: { distinct: 'member_id' },
  }),
  counted('hoursServed', attended, 'out_at is not null', {
    label: { zh: '值守工时', en: 'Hours served' },
    meaning: {
      zh: '从签到到签退的时长之和，扣除休息；尚未签退的不计',
      en: 'from check-in to check-out less breaks; who has not left yet is not counted',
    },
    unit: { zh: '小时', en: 'hours' },
    count: { sum: 'hours' },
  }),
  counted('lateTimes', attended, 'late_minutes > 0', {
    label: { zh: '迟到人次', en: 'Late' },
    meaning: { zh: '晚于上岗时间5分钟以上签到的', en: 'checked in more than 5 minutes after the shift began' },
    unit: times,
    count: 'rows',
  }),
  counted('earlyTimes', attended, 'early_minutes > 0', {
    label: { zh: '早退人次', en: 'Left early' },
    meaning: { zh: '早于下岗时间5分钟以上签退的', en: 'checked out more than 5 minutes before the shift ended' },
    unit: times,
    count: 'rows',
  }),
  counted('absentTimes', attended, 'absent', {
    label: { zh: '缺勤人次', en: 'Absent' },
    meaning: { zh: '负责人记为缺勤的', en: 'marked absent by a lead' },
    unit: times,
    count: 'rows',
  }),
  counted('dueTimes', due, 'true', {
    label: { zh: '应到人次', en: 'Person-times due' },
    meaning: {
      zh: '已发布排班表中已经开始的班次上安排的人，一人一班计一次；到岗率为“应到中到岗”与它之比',
      en: 'people on shifts of published rosters that have begun; the presence rate is "came of those due" over this',
    },
    unit: times,
    count: 'rows',
  }),
  counted('dueCame', due, "state = 'came'", {
    label: { zh: '应到中到岗', en: 'Came of those due' },
    meaning: { zh: '应到人次中已签到的', en: 'of those due, with a check-in' },
    unit: times,
    count: 'rows',
  }),
  counted('dueUnmarked', due, "state = 'unmarked'", {
    label: { zh: '应到未签到', en: 'Not recorded' },
    meaning: {
      zh: '应到人次中既没有签到、也没有记缺勤的',
      en: 'of those due, neither a check-in nor marked absent',
    },
    unit: times,
    count: 'rows',
  }),
  counted('placesDue', placesServed, 'true', {
    label: { zh: '应有岗位人次', en: 'Places due' },
    meaning: {
      zh: '已经开始的班次需要的人数之和；岗位覆盖率为“到岗占位”与它之比',
      en: 'head-counts of shifts that have begun; coverage is "places filled by who came" over this',
    },
    unit: times,
    count: { sum: 'wanted' },
  }),
  counted('placesServed', placesServed, 'filled > 0', {
    label: { zh: '到岗占位', en: 'Places served' },
    meaning: { zh: '应有岗位人次中有人签到的', en: 'of the places due, those that somebody came to' },
    unit: times,
    count: { sum: 'filled' },
  }),
  counted('placesBare', placesServed, 'bare > 0', {
    label: { zh: '无人到岗', en: 'Places bare' },
    meaning: { zh: '应有岗位人次中无人签到的', en: 'of the places due, those nobody came to' },
    unit: times,
    count: { sum: 'bare' },
  }),
  counted('nightsServed', attended, `${came} and night`, {
    label: { zh: '夜班人次', en: 'Nights served' },
    meaning: {
      zh: '已签到的出勤中，22时至次日6时占3小时以上的；无排班的签退后才知道',
      en: 'of those who came, with three hours or more between 22:00 and 06:00; without a shift known once they have left',
    },
    unit: times,
    count: 'rows',
  }),
  counted('weekendsServed', attended, `${came} and weekend`, {
    label: { zh: '周末人次', en: 'Weekends served' },
    meaning: {
      zh: '已签到的出勤中，当天是周六、周日且不调休上班的',
      en: 'of those who came, on a weekend day that is not worked',
    },
    unit: times,
    count: 'rows',
  }),
  counted('unrosteredTimes', attended, `${came} and not rostered`, {
    label: { zh: '无排班到岗人次', en: 'Came without a shift' },
    meaning: {
      zh: '没有排班、由本人扫码或负责人登记到岗的',
      en: 'came where no shift was laid for them, by the code or a lead',
    },
    unit: times,
    count: 'rows',
  }),
  counted('longestRun', servedRuns, 'true', {
    label: { zh: '最长连续值守', en: 'Longest run of days' },
    meaning: {
      zh: '一人在一个乡镇连续每天到岗的天数，取最长的一段；明细为每人每段，不排名次',
      en: 'days in a row on which one person came to duty in one township; the longest such run. Its rows are all runs, unranked',
    },
    unit: { zh: '天', en: 'days' },
    count: { max: 'days' },
  }),
  handoversUnsigned,
  ...objectionFigures,
]
