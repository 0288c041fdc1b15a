import { defineProblems } from '../../platform/shared/problem.ts'

export const reminderProblems = defineProblems('duty', {
  calendarLinkThere: {
    zh: '您已有一个日历链接。请先停用它，再生成新的。',
    en: 'You have a calendar link already. End it first, then make a new one.',
  },
  calendarLinkKnown: {
    zh: '这个链接已经用过，请重新生成。',
    en: 'This link was used before. Make a new one.',
  },
  calendarLinkEnded: {
    status: 410,
    zh: '这个日历链接已停用。请在手机上生成新的，再订阅一次。',
    en: 'This calendar link was ended. Make a new one on the phone and subscribe again.',
  },
})
