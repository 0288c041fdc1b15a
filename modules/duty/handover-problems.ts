import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with handing a post over. Times are local stamps such as 2021-11-03 14:05. */
export const handoverProblems = defineProblems('duty', {
  handoverNotYours: {
    zh: '您不在这个班次上，不能替本班写交接。请由本班人员填写。',
    en: 'You are not on this shift and cannot hand it over. Somebody who is on it has to.',
  },
  handoverTooSoon: {
    zh: '本班{from}才开始，还不能交班。',
    en: 'The shift begins at {from}; there is nothing to hand over yet.',
  },
  handoverWritten: {
    zh: '本班已于{at}交班签字，没有重复提交。请核对已写的内容；需补充的，请写进下一班的交接。',
    en: 'This shift was handed over at {at}; nothing was recorded twice. Read it; put what is missing into the next handover.',
  },
  handoverWrittenMeanwhile: {
    zh: '本班刚才已由同班人员交班签字，没有重复提交。请刷新查看。',
    en: 'Somebody on your shift has just handed it over; nothing was recorded twice. Refresh to see.',
  },
  handoverAhead: {
    zh: '签字时间{at}晚于服务器时间{now}。请校准手机时间后重新提交。',
    en: 'The signature at {at} is ahead of the server ({now}). Set the clock right and send again.',
  },
  handoverSamePerson: {
    zh: '交班和接班不能由同一人签字。请由接班的另一人确认。',
    en: 'The same person cannot sign for both sides. Somebody else of the relief has to confirm.',
  },
  handoverNotRelief: {
    zh: '接班确认由下一班人员签字，您不在接班的班次上。请由接班人员确认，或请负责人先排好下一班。',
    en: 'The relief countersigns, and you are not on the shift that relieves. Ask them, or have the next shift filled first.',
  },
  handoverBeforeSigned: {
    zh: '接班确认的时间{at}早于交班签字的时间{signed}。请校准手机时间后重新确认。',
    en: 'Countersigned at {at}, before it was signed at {signed}. Set the clock right and confirm again.',
  },
  handoverCountersigned: {
    zh: '这份交接已于{at}接班确认，没有重复办理。',
    en: 'This handover was countersigned at {at}; nothing was done twice.',
  },
  itemNotOpen: {
    zh: '其中有待办已办结或已转入后面的班次。请刷新后重新勾选。',
    en: 'One of the items is closed already or went on to a later shift. Refresh and tick again.',
  },
})
