import { type Bilingual, type Language, sayIn } from '../../../platform/browser/language/language.ts'
import type { Offer } from '../../playbooks/rule-pack.ts'

export const offerNames: Record<Offer, Bilingual> = {
  zones: { zh: '风险区', en: 'zones' },
  checkpoints: { zh: '卡口', en: 'checkpoints' },
  contacts: { zh: '密接管理', en: 'contacts' },
  isolation: { zh: '隔离', en: 'isolation' },
  sampling: { zh: '核酸检测', en: 'sampling' },
  monitoring: { zh: '健康监测', en: 'monitoring' },
  help: { zh: '群众帮扶', en: 'help' },
  supplies: { zh: '物资保障', en: 'supplies' },
}

const sentences = {
  zh: {
    opened: '启动响应：{level}，预案“{playbook}”，规则包“{rulePack}”，成立机构{bodies}个',
    levelChanged: '响应级别由{from}调整为{to}',
    stageChanged: '响应阶段由“{from}”转入“{to}”',
    rulePackChanged: '规则包由“{from}”更换为“{to}”',
    ruleOverridden: '规则 {path} 调整为 {value}，{approver}批准',
    commandGroupSet: '更新指挥部名单，共{members}人',
    meetingHeld: '召开“{title}”，决定事项{decisions}项',
    taskSettled: '{owner}办结任务：{outcome}',
    postOpened: '设立{kind}“{name}”，依据{order}',
    postMoved: '“{name}”由{from}迁至{to}，依据{order}',
    postClosed: '撤销“{name}”，依据{order}',
    zoneChanged: '划为{to}，措施：{measure}，依据{order}',
    zoneEnded: '解除风险区管控',
    closed: '终止响应',
    other: '{kind}',
  },
  en: {
    opened: 'Opened at {level} from “{playbook}” under “{rulePack}”; {bodies} bodies formed',
    levelChanged: 'Level changed from {from} to {to}',
    stageChanged: 'Stage changed from “{from}” to “{to}”',
    rulePackChanged: 'Rule pack changed from “{from}” to “{to}”',
    ruleOverridden: 'Rule {path} set to {value}, approved by {approver}',
    commandGroupSet: 'Command group set: {members} members',
    meetingHeld: '“{title}” was held; {decisions} decisions',
    taskSettled: '{owner} settled a task: {outcome}',
    postOpened: '{kind} “{name}” opened under {order}',
    postMoved: '“{name}” moved from {from} to {to} under {order}',
    postClosed: '“{name}” closed under {order}',
    zoneChanged: 'Became {to}, measure: {measure}, under {order}',
    zoneEnded: 'The zone was lifted',
    closed: 'Closed',
    other: '{kind}',
  },
}

type Fact = string | number | boolean | null | Bilingual

/** A timeline entry as one sentence; a kind that this page does not know is named as it is. */
export function sentenceOf(kind: string, facts: Record<string, Fact>, language: Language): string {
  const known = kind in sentences.zh ? (kind as keyof typeof sentences.zh) : 'other'
  const said = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factText(fact, language)]))
  const blank = Object.fromEntries(['level', 'from', 'to', 'kind', 'order', 'measure'].map((name) => [name, '–']))
  return sayIn(sentences, language)(known, { ...blank, ...(known === 'other' ? { kind } : {}), ...said })
}

function factText(fact: Fact, language: Language): string {
  return typeof fact === 'object' && fact !== null ? fact[language] : String(fact ?? '–')
}
