import type { PermitKind } from '../playbooks/zone-rules.ts'
import type { Decision, Direction, OriginClass, Reason, Receiver, RefusalGrade, Subject } from './passage.ts'
import type { PermitState, RevokeReason } from './permit.ts'

interface Word {
  zh: string
  en: string
}
type Words<K extends string> = Record<K, Word>

/** How this module's closed lists are said, the same on console, phone, exports and reports. */
export const subjectWords: Words<Subject> = {
  vehicle: { zh: '车辆', en: 'vehicle' },
  person: { zh: '人员', en: 'person' },
}
export const directionWords: Words<Direction> = {
  in: { zh: '进', en: 'in' },
  out: { zh: '出', en: 'out' },
}
export const decisionWords: Words<Decision> = {
  passed: { zh: '放行', en: 'passed' },
  turnedBack: { zh: '劝返', en: 'turned back' },
  handedOver: { zh: '移交', en: 'handed over' },
}
export const reasonWords: Words<Reason> = {
  noPermit: { zh: '无通行证', en: 'no permit' },
  permitExpired: { zh: '通行证到期', en: 'permit expired' },
  permitRevoked: { zh: '通行证已撤销', en: 'permit revoked' },
  permitForged: { zh: '伪造通行证', en: 'forged permit' },
  permitNotValid: { zh: '通行证不适用', en: 'permit does not apply' },
  fever: { zh: '发热', en: 'fever' },
  fromControlledZone: { zh: '来自管控区域', en: 'from a controlled zone' },
  refusedCheck: { zh: '不配合检查', en: 'refused the check' },
  other: { zh: '其他', en: 'other' },
}
export const receiverWords: Words<Receiver> = {
  medic: { zh: '医务人员', en: 'medic' },
  isolationSite: { zh: '隔离点', en: 'isolation site' },
  community: { zh: '社区（村）', en: 'community' },
  police: { zh: '公安', en: 'police' },
}
export const refusalGradeWords: Words<RefusalGrade> = {
  persuaded: { zh: '劝导', en: 'persuaded' },
  notified: { zh: '告知', en: 'notified' },
  handedToPolice: { zh: '移交公安', en: 'handed to the police' },
}
export const originClassWords: Words<OriginClass> = {
  sameCounty: { zh: '本县', en: 'this county' },
  sameProvince: { zh: '省内县外', en: 'elsewhere in the province' },
  otherProvince: { zh: '省外', en: 'another province' },
  abroad: { zh: '境外', en: 'abroad' },
  controlledZone: { zh: '管控区域', en: 'a controlled zone' },
}
export const permitKindWords: Words<PermitKind> = {
  exit: { zh: '出入证', en: 'exit permit' },
  supply: { zh: '保供通行证', en: 'supply permit' },
  workResumption: { zh: '复工复产通行证', en: 'work-resumption permit' },
  visitor: { zh: '来访通行证', en: 'visitor permit' },
  medical: { zh: '就医通行证', en: 'medical permit' },
}
export const permitStateWords: Words<PermitState> = {
  requested: { zh: '待审批', en: 'requested' },
  approved: { zh: '已签发', en: 'approved' },
  revoked: { zh: '已撤销', en: 'revoked' },
}
export const revokeReasonWords: Words<RevokeReason> = {
  issuedInError: { zh: '签发有误', en: 'issued in error' },
  misused: { zh: '冒用、转借', en: 'misused' },
  holderOnFollowUp: { zh: '持证人已列入随访', en: 'holder is being followed up' },
  measureChanged: { zh: '管控措施调整', en: 'the measure changed' },
  lost: { zh: '遗失', en: 'lost' },
  other: { zh: '其他', en: 'other' },
}
