import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with members, rosters and shifts. Times are local stamps such as 2021-11-03 14:05. */
export const rosterProblems = defineProblems('duty', {
  memberKnown: {
    zh: '这名人员已经在值守名册中（账号、人员或工号相同），没有重复登记。请在名册中查找。',
    en: 'This person is on the duty list already, by account, person or staff number, and is not entered twice. Look them up.',
  },
  memberLeft: {
    zh: '此人已退出值守，不能再安排。请先重新登记。',
    en: 'This person has left duty and cannot be placed. Enter them again first.',
  },
  memberStillServing: {
    zh: '此人还有{count}个未完成的班次。请先换人或撤下，再退出值守。',
    en: 'This person still has {count} shifts to come. Find others for them first.',
  },
  baseUnknown: {
    status: 422,
    zh: '出发地区域{area}尚未登记。请先在“区域”中导入，或核对代码。',
    en: 'The area {area} that they set out from is not registered. Import it first, or check the code.',
  },
  bodyUnknown: {
    status: 422,
    zh: '没有名为“{name}”的单位，或不止一个。请核对单位全称。',
    en: 'There is no body named "{name}", or more than one. Check its full name.',
  },
  notYourself: {
    zh: '您还不在本次响应的值守名册中。请联系负责人登记后再试。',
    en: 'You are not on the duty list of this response yet. Ask the lead to enter you, then try again.',
  },
  postHasShifts: {
    zh: '“{name}”还有{count}个班次没有结束，不能迁到别的乡镇。请先删去这些班次，或撤销本岗、在新址另设。',
    en: '"{name}" has {count} shifts to come and cannot move to another township. Take them out first, or close it and open another there.',
  },
})
