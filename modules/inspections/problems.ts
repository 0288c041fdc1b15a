import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with inspections. */
export const problems = defineProblems('inspections', {
  plannedAlready: {
    zh: '这个督查计划已经登记过，没有重复登记。',
    en: 'This plan was entered before and is not entered twice.',
  },
  recordedAlready: {
    zh: '这次督查已经登记过，没有重复登记。',
    en: 'This visit was recorded before and is not recorded twice.',
  },
  checklistUnknown: {
    status: 422,
    zh: '预案里没有这份检查表。请更新后重新选择。',
    en: 'The playbook has no such checklist. Refresh and choose again.',
  },
  itemUnknown: {
    status: 422,
    zh: '检查表里没有“{item}”这一项。请更新检查表后重新登记。',
    en: 'The checklist has no point "{item}". Refresh the checklist and record again.',
  },
  itemTwice: {
    status: 422,
    zh: '“{itemZh}”答了两次。请只留一次。',
    en: '"{item}" is answered twice. Keep one answer.',
  },
  itemMissing: {
    status: 422,
    zh: '还有{count}项没有检查，例如“{itemZh}”。请逐项填写，确实不涉及的选“不涉及”。',
    en: '{count} points are not answered, such as "{item}". Answer each; choose "does not apply" where so.',
  },
  wrongAnswer: {
    status: 422,
    zh: '“{itemZh}”的填法不对：合格与否的项目选合格、不合格或不涉及，其他项目填写内容。',
    en: '"{item}" is answered in the wrong form: points to pass or fail take one of these, others take words.',
  },
  bodyUnknown: {
    status: 422,
    zh: '有{count}个单位找不到、已撤销或不在所选区域内。请核对名单。',
    en: '{count} bodies were not found, are dissolved or lie outside the area. Check the list.',
  },
  roundsOutOfOrder: {
    status: 422,
    zh: '各轮的期限要一轮比一轮晚，并且都在以后。请改正。',
    en: 'Each round ends after the one before, and all lie ahead. Mend the deadlines.',
  },
  otherBody: {
    status: 422,
    zh: '督查任务安排的是“{planned}”。请从任务里打开登记，或按突击检查登记。',
    en: 'This visit was planned to "{planned}". Open it from the plan, or record a surprise visit.',
  },
})
