import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with objecting to one's own record. Times are local stamps such as 2021-11-03 14:05. */
export const objectionProblems = defineProblems('duty', {
  notYourRecord: {
    zh: '这不是您本人的记录，不能提异议。请由本人提出。',
    en: 'This record is not yours. Only the person themself may object to it.',
  },
  recordTakenBack: {
    zh: '这条记录已经撤回，无需再提异议。请刷新查看。',
    en: 'This record has been taken back already. Refresh to see.',
  },
  objectionOpen: {
    zh: '这条记录已有一条异议在等答复，没有重复提交。',
    en: 'An objection to this record is waiting for an answer already; nothing was sent twice.',
  },
  objectionAnswered: {
    zh: '这条异议已于{at}答复，没有重复办理。请刷新查看。',
    en: 'This objection was answered at {at}; nothing was done twice. Refresh to see.',
  },
  objectionOwn: {
    zh: '这是您本人提出的异议，不能自己答复。请由其他负责人办理。',
    en: 'This objection is your own. Another lead has to answer it.',
  },
})
