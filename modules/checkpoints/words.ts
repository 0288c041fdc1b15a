import type { PermitKind } from '../playbooks/zone-rules.ts'
import type { FollowUpOutcome } from './follow-up.ts'
import type {
  CorrectionReason,
  Decision,
  Direction,
  Goods,
  GoodsKind,
  GoodsUnit,
  OriginClass,
  Reason,
  Receiver,
  RefusalGrade,
  Subject,
} from './passage.ts'
import type { DeclineReason, PermitHolder, PermitState, RevokeReason } from './permit.ts'
import type { SightingOutcome, WatchReason } from './watch.ts'

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
/** Where nobody asked. */
export const originUnknown: Word = { zh: '未登记来源', en: 'origin not recorded' }
export const goodsKindWords: Words<GoodsKind> = {
  food: { zh: '生活物资', en: 'food' },
  medical: { zh: '医疗物资', en: 'medical goods' },
  fuel: { zh: '燃料', en: 'fuel' },
  farming: { zh: '农用物资', en: 'farming goods' },
  production: { zh: '生产物资', en: 'production goods' },
  parcels: { zh: '邮件快递', en: 'parcels' },
  other: { zh: '其他', en: 'other' },
}
export const goodsUnitWords: Words<GoodsUnit> = {
  kg: { zh: '公斤', en: 'kg' },
  tonne: { zh: '吨', en: 't' },
  piece: { zh: '件', en: 'pcs' },
  vehicle: { zh: '车', en: 'loads' },
}
/** 生活物资 3 吨 */
export function goodsText(goods: Goods, language: 'zh' | 'en'): string {
  return `${goodsKindWords[goods.kind][language]} ${goods.quantity} ${goodsUnitWords[goods.unit][language]}`
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
  declined: { zh: '未批准', en: 'declined' },
  revoked: { zh: '已撤销', en: 'revoked' },
}
export const permitHolderWords: Words<PermitHolder> = {
  vehicle: { zh: '车辆', en: 'vehicle' },
  person: { zh: '人员', en: 'person' },
}
export const declineReasonWords: Words<DeclineReason> = {
  notNeeded: { zh: '无需通行证', en: 'no permit is needed' },
  noGround: { zh: '理由不符合规定', en: 'no ground under the rules' },
  incomplete: { zh: '材料不全', en: 'incomplete' },
  duplicate: { zh: '重复申请', en: 'asked for twice' },
  holderOnFollowUp: { zh: '申请人已列入随访', en: 'holder is being followed up' },
  other: { zh: '其他', en: 'other' },
}
export const revokeReasonWords: Words<RevokeReason> = {
  issuedInError: { zh: '签发有误', en: 'issued in error' },
  misused: { zh: '冒用、转借', en: 'misused' },
  holderOnFollowUp: { zh: '持证人已列入随访', en: 'holder is being followed up' },
  measureChanged: { zh: '管控措施调整', en: 'the measure changed' },
  lost: { zh: '遗失', en: 'lost' },
  other: { zh: '其他', en: 'other' },
}
export const correctionReasonWords: Words<CorrectionReason> = {
  mistyped: { zh: '录入有误', en: 'mistyped' },
  wrongDecision: { zh: '处理选错', en: 'wrong decision' },
  wrongPermit: { zh: '通行证选错', en: 'wrong permit' },
  incomplete: { zh: '内容不全', en: 'incomplete' },
  other: { zh: '其他', en: 'other' },
}
export const followUpOutcomeWords: Words<FollowUpOutcome> = {
  sentToClinic: { zh: '送发热门诊', en: 'sent to the fever clinic' },
  centralIsolation: { zh: '转集中隔离', en: 'to central isolation' },
  homeMonitoring: { zh: '居家健康监测', en: 'home monitoring' },
  notFever: { zh: '复测正常', en: 'normal when measured again' },
  recordedInError: { zh: '登记有误，已更正', en: 'recorded in error and corrected' },
  notReached: { zh: '未联系上，已转社区', en: 'not reached, passed to the community' },
}
export const watchReasonWords: Words<WatchReason> = {
  closeContact: { zh: '密切接触者', en: 'close contact' },
  contactOfContact: { zh: '次密切接触者', en: 'contact of a close contact' },
  brokeIsolation: { zh: '擅自离开隔离', en: 'left isolation' },
  positiveResult: { zh: '检测阳性', en: 'positive result' },
  other: { zh: '其他', en: 'other' },
}
export const sightingOutcomeWords: Words<SightingOutcome> = {
  reached: { zh: '已联系上', en: 'reached' },
  passedToCommunity: { zh: '已转社区（村）', en: 'passed to the community' },
  passedToPolice: { zh: '已转公安', en: 'passed to the police' },
  notReached: { zh: '未联系上', en: 'not reached' },
  mistaken: { zh: '不是本人', en: 'not the person' },
}
