import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong when volunteers sign up and are vetted. */
export const volunteerProblems = defineProblems('duty', {
  linkSpan: {
    status: 422,
    zh: '报名截止时间须在现在之后、{days}天之内。请改正。',
    en: 'Sign-up ends after now and within {days} days. Mend it.',
  },
  linkKnown: {
    zh: '这个报名入口已经开设，没有重复开设。请在列表中查看。',
    en: 'This way in is open already and was not opened twice. See the list.',
  },
  linkUnknown: {
    status: 404,
    zh: '报名链接不对或已停用。请向发链接的人要新的链接。',
    en: 'This link is wrong or out of use. Ask whoever sent it for a new one.',
  },
  linkEnded: {
    status: 410,
    zh: '报名已截止，感谢关心。需要人手时社区会另行通知。',
    en: 'Sign-up has ended, thank you. Your community will ask again when people are needed.',
  },
  linkFull: {
    status: 409,
    zh: '报名人数已满，感谢关心。请留意社区的后续通知。',
    en: 'Enough people have signed up, thank you. Watch for later notices.',
  },
  volunteerDays: {
    status: 422,
    zh: '可服务的日期有误：截止不能早于开始。请改正。',
    en: 'The days are not right: the last is not before the first. Mend them.',
  },
  volunteerLinks: {
    status: 422,
    zh: '说明中不能有网址。请删去后再提交。',
    en: 'No web addresses in the note. Take them out and send again.',
  },
  volunteerVetted: {
    zh: '这名志愿者已由他人审核，没有重复办理。请刷新后查看。',
    en: 'This volunteer has been vetted already; nothing was done twice. Refresh to see.',
  },
  volunteerIsMember: {
    zh: '值守名册中已有同一手机号的人员，没有重复登记。请核对后以“已在册”为由婉拒，或先处理名册。',
    en: 'Somebody with this mobile number is on the duty list. Check, and decline as known already, or mend the list first.',
  },
  volunteerUnknown: {
    status: 404,
    zh: '没有找到这份报名。请用报名后保存的链接打开。',
    en: 'This sign-up is not found. Open it by the link that you kept.',
  },
  volunteerNoAccount: {
    zh: '现在不能开通账号：报名还没有通过，或账号已经开通。忘记密码的，请联系社区重置。',
    en: 'No account can be made now: the sign-up is not accepted yet, or there is one already. Ask your community to reset the password.',
  },
})
