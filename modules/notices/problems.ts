import { defineProblems } from '../../platform/shared/problem.ts'

export const problems = defineProblems('notices', {
  pushAddress: {
    zh: '这个浏览器的推送地址不在公网上，不能使用。消息仍可在应用内查看。',
    en: 'The push address of this browser is not on the public net and cannot be used. Messages are still there in the app.',
  },
  pushKnown: {
    zh: '这个浏览器已开启推送，不用重复操作。',
    en: 'Push is on in this browser already; there is nothing to do.',
  },
})
