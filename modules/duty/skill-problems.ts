import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with skills: said, approved, ended. */
export const skillProblems = defineProblems('duty', {
  skillKnown: {
    zh: '此人已登记这项资质，没有重复登记。需要延期的，请由批准人重新批准有效期。',
    en: 'This person has this skill on record already. To extend it, have it approved with a later day.',
  },
  skillEnded: {
    zh: '这项资质已经终止或被退回，不能再批准。请重新申报。',
    en: 'This skill has been ended or turned down. Propose it again.',
  },
  skillOver: {
    status: 422,
    zh: '有效期须在今天或以后。证书已过期的，请换证后再申报。',
    en: 'It must be valid today or later. Renew the certificate first.',
  },
  skillOwn: {
    zh: '不能批准自己的资质。请由其他有权人员批准。',
    en: 'Nobody approves their own skill. Ask somebody else with the right.',
  },
})
