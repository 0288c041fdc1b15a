import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with a post. Times are local stamps such as 2021-11-03 14:05. */
export const problems = defineProblems('duty', {
  orderMissing: {
    status: 422,
    zh: '“{name}”没有设立依据。卡口和本预案规定的岗位须凭文件设立，请填写文件名称、文号、签发人和日期。',
    en: 'There is no order behind "{name}". Checkpoints, and posts that the playbook says, open only with one: give its title, number, signing office and date.',
  },
  orderNotYetSigned: {
    status: 422,
    zh: '文件“{number}”的签发日期晚于今天。请核对。',
    en: 'The order "{number}" is signed in the future. Check the date.',
  },
  unknownPostKind: {
    status: 422,
    zh: '“{name}”的岗位类型“{kind}”不在本次响应的预案中，可选：{known}。',
    en: 'The kind "{kind}" of "{name}" is not in the playbook of this response; it has {known}.',
  },
  unknownRole: {
    status: 422,
    zh: '“{post}”没有“{role}”这一角色，可选：{known}。',
    en: '"{post}" has no role "{role}"; it has {known}.',
  },
  outsideResponse: {
    status: 422,
    zh: '“{name}”所在区域不在本次响应的范围内。请核对区域代码。',
    en: 'The area of "{name}" lies outside this response. Check the code.',
  },
  areaUnknown: {
    status: 422,
    zh: '“{name}”的区域{area}尚未登记。请先在“区域”中导入，或核对代码。',
    en: 'The area {area} of "{name}" is not registered. Import it first, or check the code.',
  },
  nameTaken: {
    zh: '同一区域已有同名岗位，本批没有设立。请改名或去掉重复的行。',
    en: 'A post of that name is open in the same area; none of the list was opened. Rename it or take out the double line.',
  },
  alreadyOpened: {
    zh: '这个岗位已经设立过，没有重复设立。请刷新列表。',
    en: 'This post was opened before and is not opened twice. Refresh the list.',
  },
  hoursEmpty: {
    status: 422,
    zh: '“{name}”的开放时间起止相同。全天开放请填 00:00 至 24:00。',
    en: 'The hours of "{name}" begin and end at the same time. For round the clock write 00:00 to 24:00.',
  },
  responseClosed: {
    zh: '本次响应已终止，不能再设岗、派人。',
    en: 'This response is closed: no post is opened or staffed in it any more.',
  },
  postClosed: {
    zh: '“{name}”已于{at}撤销，不能再操作。',
    en: '"{name}" was closed at {at}; nothing more can be done with it.',
  },
  sameSpot: {
    zh: '“{name}”就在那里，没有改动。',
    en: '"{name}" is there already; nothing was changed.',
  },
  spanWrong: {
    status: 422,
    zh: '值守时段有误：截止须晚于开始和现在，一次不超过{days}天。请改正。',
    en: 'The span is not right: it ends after it begins and after now, within {days} days. Mend it.',
  },
  userUnknown: {
    status: 422,
    zh: '没有这个账号。请从列表中选择人员。',
    en: 'There is no such account. Choose somebody from the list.',
  },
  atAnotherPost: {
    zh: '此人在该时段已安排在另一个岗位。请换人、改时段，或先从原岗位撤下。',
    en: 'This person is at another post in that span. Choose somebody else, another span, or take them off that post first.',
  },
  alreadyStaffed: {
    zh: '这次安排已经登记过，没有重复登记。',
    en: 'This staffing has been recorded before and is not recorded twice.',
  },
  staffingOver: {
    zh: '这次安排已结束或已撤下，无需重复操作。',
    en: 'This staffing is over or was taken off; there is nothing to do.',
  },
  areaUnclear: {
    status: 422,
    zh: '“{name}”的区域找不到，或不止一处同名。请填12位区划代码，或在“乡镇”一列写明乡镇。',
    en: 'The area of "{name}" was not found, or has namesakes. Give its code of 12 digits, or name the township in a column of its own.',
  },
  nameTwice: {
    zh: '该区域已有名为“{name}”的岗位，或本表前面已有。请改名或删去这一行。',
    en: 'A post named "{name}" is open there already, or stands further up in this sheet. Rename it or take out the line.',
  },
  cellWrong: {
    status: 422,
    zh: '“{column}”一格为空、太短或太长。请改正。',
    en: 'The cell "{column}" is empty, too short or too long. Mend it.',
  },
  orderIncomplete: {
    status: 422,
    zh: '设立依据不全。文件名称、文号、签发人、签发日期（如 2021-11-03）四项要一起填写。',
    en: 'The order is not complete: title, number, signing office and date (such as 2021-11-03) go together.',
  },
})
