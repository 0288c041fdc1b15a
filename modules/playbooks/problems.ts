import { defineProblems } from '../../platform/shared/problem.ts'

export const problems = defineProblems('playbooks', {
  unknownPlaybook: {
    status: 404,
    zh: '没有编号为“{id}”的预案。现有：{known}。请从列表中选择。',
    en: 'There is no playbook "{id}". There are: {known}. Choose one of these.',
  },
  brokenPlaybook: {
    zh: '预案“{id}”有 {count} 处错误，第一处在 {file} 第 {line} 行：{firstZh}请运行 muster playbook check 逐条改正。',
    en: 'Playbook "{id}" has {count} mistakes, the first in {file}, line {line}: {firstEn} Run "muster playbook check" and mend them.',
  },
  unknownRulePack: {
    status: 404,
    zh: '没有编号为“{id}”的规则包。现有：{known}。请从列表中选择。',
    en: 'There is no rule pack "{id}". There are: {known}. Choose one of these.',
  },
  brokenRulePack: {
    zh: '规则包“{id}”第 {line} 行有误：{firstZh}请改正后重试。',
    en: 'Rule pack "{id}" is wrong at line {line}: {firstEn} Mend it and try again.',
  },
  notOffered: {
    zh: '规则包“{pack}”不再适用此项措施，不能启用。可继续开展健康监测、群众服务和物资保障。',
    en: 'Rule pack "{pack}" does not offer this. Monitoring, help and supplies can go on.',
  },
  prohibited: {
    zh: '此项操作违反规定：{ruleZh}确有依据的，请填写批准人和文件依据后重新提交。',
    en: 'This breaks a rule: {ruleEn} If there is a ground for it, name the approver and the legal reference and send it again.',
  },
  noSuchRuleValue: {
    zh: '规则包中没有“{path}”这一项。请核对后重填。',
    en: 'The rule pack has no value "{path}". Check the name and try again.',
  },
  overrideNotValid: {
    zh: '“{path}”不能改为这个值：{why}。请按规则包的要求填写。',
    en: '"{path}" cannot take this value: {why}. Give a value of the kind the rule pack asks for.',
  },
  overrideNeedsGround: {
    zh: '修改规则须写明批准人和文件依据。请补填。',
    en: 'Changing a rule needs an approver and a legal reference. Fill in both.',
  },
})
