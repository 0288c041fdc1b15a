import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with a zone. Times are local stamps such as 2021-11-03 14:05. */
export const problems = defineProblems('zones', {
  responseClosed: {
    zh: '本次响应已终止，不能再划定或解除风险区。',
    en: 'This response is closed: no zone is drawn or lifted in it any more.',
  },
  unknownLevel: {
    status: 422,
    zh: '现行规则包没有“{level}”这一级，可选：{known}。',
    en: 'The rule pack has no zone level "{level}"; it has {known}.',
  },
  outsideResponse: {
    status: 422,
    zh: '所选区域不在本次响应的范围内。请重新选择。',
    en: 'The area lies outside this response. Choose another.',
  },
  areaUnknown: {
    status: 422,
    zh: '区域{area}尚未登记。请先在“区域”中导入。',
    en: 'The area {area} is not registered. Import it first.',
  },
  untilBeforeFrom: {
    status: 422,
    zh: '截止时间须晚于开始时间。请改正。',
    en: 'The zone ends before it begins. Mend the times.',
  },
  orderNotYetSigned: {
    status: 422,
    zh: '文件“{number}”的签发日期晚于今天。请核对。',
    en: 'The order "{number}" is signed in the future. Check the date.',
  },
  alreadySo: {
    zh: '该区域现在就是这一级别和措施，没有改动。',
    en: 'The area is at this level under this measure already; nothing was changed.',
  },
  overlaps: {
    zh: '该区域在这段时间已有风险区。请从现在或更晚的时间起调整。',
    en: 'The area has a zone in that span already. Change it from now or from later on.',
  },
  alreadyChanged: {
    zh: '这次调整已经登记过，没有重复登记。',
    en: 'This change has been recorded before and is not recorded twice.',
  },
  alreadyEnded: {
    zh: '该风险区已于{at}解除，无需重复操作。',
    en: 'This zone ended at {at}; there is nothing to do.',
  },
})
