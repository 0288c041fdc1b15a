import { defineProblems } from '../../platform/shared/problem.ts'

export const problems = defineProblems('organisations', {
  temporaryNeedsResponse: {
    status: 422,
    zh: '临时党支部须属于一次应急响应。请先选择响应。',
    en: 'A temporary branch belongs to a response. Choose the response first.',
  },
  parentUnknown: {
    status: 404,
    zh: '没有找到上级组织，或不在您的管辖范围内。请重新选择。',
    en: 'The organisation above was not found or lies outside your area. Choose another.',
  },
  parentDissolved: {
    zh: '上级组织“{name}”已撤销，请选择其他上级。',
    en: 'The organisation above, “{name}”, is dissolved. Choose another.',
  },
  parentOfResponse: {
    zh: '“{name}”只属于另一次响应，不能作为上级。请另选。',
    en: '“{name}” belongs to another response and cannot stand above this one. Choose another.',
  },
  outsideParent: {
    status: 422,
    zh: '所在区域不在上级组织“{name}”的区域{area}之内。请核对区域。',
    en: 'The area is not within that of “{name}” above it ({area}). Check the area.',
  },
  areaUnknown: {
    status: 422,
    zh: '区域{area}尚未登记。请先在“区域”中导入。',
    en: 'The area {area} is not registered. Import it under Areas first.',
  },
  nameTaken: {
    zh: '同一上级下已有同名组织。请换个名称，或使用已有的组织。',
    en: 'There is one of that name under the same parent. Choose another name or use that one.',
  },
  sameName: { zh: '名称已是“{name}”，没有改动。', en: 'The name is “{name}” already; nothing was changed.' },
  alreadyDissolved: {
    zh: '“{name}”已于{day}撤销，无需重复操作。',
    en: '“{name}” was dissolved on {day}; there is nothing to do.',
  },
  hasBelow: {
    zh: '“{name}”下还有{count}个组织。请先撤销或调整它们。',
    en: '“{name}” still has {count} below it. Dissolve those first.',
  },
  responseClosed: {
    zh: '这次应急响应已结束，不能再组建队伍。',
    en: 'This response is closed; nothing more can be formed in it.',
  },
})
