import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with a response. Times are local stamps such as 2021-11-03 14:05. */
export const problems = defineProblems('responses', {
  alreadyOpened: {
    zh: '这次响应已经启动过，没有重复启动。请刷新列表。',
    en: 'This response was opened before and is not opened twice. Refresh the list.',
  },
  nameTaken: {
    zh: '该区域已有同名的响应正在进行。请换个名称，或使用已有的响应。',
    en: 'A response of this name is open in this area. Choose another name or use that one.',
  },
  unknownLevel: {
    status: 422,
    zh: '预案没有“{level}”这一级别，可选：{known}。请重新选择。',
    en: 'The playbook has no level "{level}"; it has {known}. Choose one of these.',
  },
  wrongAreaLevel: {
    status: 422,
    zh: '该预案在{wantedZh}启动，所选区域是{chosenZh}。请重新选择区域。',
    en: 'This playbook opens for a {wantedEn}; the area chosen is a {chosenEn}. Choose another area.',
  },
  areaUnknown: {
    status: 422,
    zh: '区域{area}尚未登记。请先在“区域”中导入区划。',
    en: 'The area {area} is not registered. Import the areas first.',
  },
  alreadySo: {
    zh: '现在就是“{value}”，没有改动。',
    en: 'It is "{value}" already; nothing was changed.',
  },
  closed: {
    zh: '“{name}”已于{at}终止，不能再改动。',
    en: '"{name}" was closed at {at} and cannot be changed any more.',
  },
  postsStillOpen: {
    zh: '还有{count}个岗位没有撤销，不能终止响应。请先在“岗位”页凭文件撤销。',
    en: '{count} posts are still open, so the response stays open. Close them under Posts first, with an order.',
  },
  outsideResponse: {
    status: 422,
    zh: '所选区域不在本次响应的范围内。请重新选择。',
    en: 'The area lies outside this response. Choose another.',
  },
  meetingInFuture: {
    status: 422,
    zh: '会议时间晚于现在。请在会后登记，或核对时间。',
    en: 'The meeting lies in the future. Record it afterwards, or check the time.',
  },
  dueBeforeMeeting: {
    status: 422,
    zh: '第{number}项决定的完成期限早于会议日期。请改正。',
    en: 'Decision {number} is due before the day of the meeting. Mend it.',
  },
  alreadyRecorded: {
    zh: '这次会议已经登记过，没有重复登记。',
    en: 'This meeting has been recorded before and is not recorded twice.',
  },
  taskSettled: {
    zh: '该任务已于{at}办结，无需重复操作。',
    en: 'This task was settled at {at}; there is nothing to do.',
  },
  setMeanwhile: {
    zh: '他人刚刚更新了指挥部名单。请刷新后核对，再提交。',
    en: 'Somebody has just set the command group anew. Refresh, compare and send again.',
  },
})
