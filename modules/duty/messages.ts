import { defineMessages } from '../../platform/shared/message.ts'

const duty = { zh: '您的值守安排有新消息', en: 'News about your duty' }
const swap = { zh: '您的换班有新消息', en: 'News about a swap of yours' }

/** What duty tells people. Shifts are named by time and post, nobody by name: names are opened by whoever may see them. */
export const messages = defineMessages('duty', {
  rosterPublished: {
    zh: '《{name}》已发布，您有 {count} 个班次，第一个是 {first}。',
    en: '"{name}" is published: you have {count} shifts, the first is {first}.',
    push: duty,
  },
  assigned: { zh: '您被排入 {shift}。', en: 'You are now on {shift}.', push: duty },
  takenOff: { zh: '您不再值 {shift}。', en: 'You are no longer on {shift}.', push: duty },
  moved: { zh: '您的班次由 {was} 调整为 {shift}。', en: 'You are moved from {was} to {shift}.', push: duty },
  changed: {
    zh: '您的值守有调整：新增 {came} 班，取消 {went} 班。',
    en: 'Your duty has changed: {came} shifts more, {went} fewer.',
    push: duty,
  },
  swapAsked: {
    zh: '有人请您接替 {shift}，请答复。',
    en: 'Somebody asks you to take over {shift}. Please answer.',
    push: swap,
  },
  swapAgreed: {
    zh: '{shift} 的换班对方已同意，等待负责人审批。批准之前仍由您值守。',
    en: 'The other has agreed to swap {shift}; a lead decides. Until then it is yours.',
    push: swap,
  },
  swapDeclined: {
    zh: '{shift} 的换班对方没有同意，仍由您值守。',
    en: 'The other has not agreed to swap {shift}: it stays yours.',
    push: swap,
  },
  swapApproved: {
    zh: '{shift} 的换班已生效，请查看最新班次。',
    en: 'The swap of {shift} is done. Please look at your shifts.',
    push: swap,
  },
  swapRefused: {
    zh: '{shift} 的换班没有获批，仍按原班次值守。',
    en: 'The swap of {shift} was not approved: everything stays as it was.',
    push: swap,
  },
  swapWithdrawn: {
    zh: '{shift} 的换班申请已撤回，不用再答复。',
    en: 'The swap of {shift} was taken back: no answer is needed.',
    push: swap,
  },
  leaveApproved: { zh: '您 {span} 的请假已批准。', en: 'Your leave {span} is approved.', push: duty },
  leaveDeclined: {
    zh: '您 {span} 的请假没有获批，仍按班次值守。',
    en: 'Your leave {span} was not approved: your shifts stand.',
    push: duty,
  },
  reminder: {
    zh: '{shift}，请准时到岗。',
    en: 'Coming up: {shift}. Please be there in time.',
    push: { zh: '您快要值守了', en: 'Your duty begins soon' },
  },
})
