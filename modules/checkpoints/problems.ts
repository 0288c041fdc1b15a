import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong at a checkpoint. Times are local stamps such as 2021-11-03 14:05. */
export const problems = defineProblems('checkpoints', {
  passageKnown: {
    zh: '这条通行登记已经收到过，不再重复记录。无需处理，可以移除。',
    en: 'This passage has been received before and is not recorded twice. Nothing to do; it can be removed.',
  },
  permitUnreadable: {
    status: 422,
    zh: '这不是通行证二维码，或已破损。请擦净再扫，或输入车牌、证件号查找。',
    en: 'This is no permit code, or it is damaged. Wipe and scan again, or look it up by plate or ID.',
  },
  permitKeyUnknown: {
    zh: '本机没有核验这张证所需的密钥。请联网更新后再扫；无法联网的，电话向指挥部核实。',
    en: 'This phone lacks the key for this permit. Connect, update and scan again; without network, ask the command post by phone.',
  },
  permitForged: {
    zh: '签名核验不通过，通行证不是指挥部签发的。不得放行，请登记，必要时移交公安。',
    en: 'The signature does not verify: the command post did not issue this permit. Do not let through; register it, and hand over to the police if needed.',
  },
  permitExpired: {
    zh: '通行证已于{until}到期。请劝返并告知到网上或窗口重新申请。',
    en: 'The permit expired at {until}. Turn back, and say that a new one is asked for online or at the desk.',
  },
  permitNotYetValid: {
    zh: '通行证自{from}起有效，现在还不能用。请告知届时再来。',
    en: 'The permit holds from {from}, not yet. Ask to come back then.',
  },
  permitRevoked: {
    zh: '通行证已于{revokedAt}撤销。请劝返，有疑问的告知指挥部电话。',
    en: "The permit was revoked at {revokedAt}. Turn back; for questions give the command post's number.",
  },
  permitWrongArea: {
    zh: '通行证不适用于本卡口。请告知证上写明的区域。',
    en: 'The permit does not hold at this checkpoint. Point out the area written on it.',
  },
  permitWrongHolder: {
    zh: '通行证与车牌或证件号不符。请核对是否输错；确属不符的不得放行。',
    en: 'The permit belongs to another plate or document. Check for a typing error; if it stands, do not let through.',
  },
  permitUsedUp: {
    zh: '通行证允许的{times}次已用完（{days}）。请劝返。',
    en: 'The {times} passages allowed by the permit are used up ({days}). Turn back.',
  },
  permitNeeded: {
    zh: '本卡口凭通行证通行，未出示有效的通行证。请劝返并告知如何申请；急病就医的先放行，再报指挥部。',
    en: 'A permit is needed here and none that holds was shown. Turn back and say how to apply; for urgent care let through first, then report.',
  },
  feverNotPassed: {
    zh: '体温{temperature}℃，达到{threshold}℃，不能直接放行。请移交医务人员，或点“转随访”后放行。',
    en: 'At {temperature} °C ({threshold} and above) nobody simply passes. Hand over to the medic, or open a follow-up first.',
  },
  originNotPassed: {
    zh: '来自管控区域，且无有效通行证，不能放行。请移交社区，或劝返。',
    en: 'Comes from a zone under control without a permit that holds. Hand over to the community or turn back.',
  },
  careNotRefused: {
    zh: '持有效的就医通行证，不得劝返。请放行；发热的可移交医务人员。',
    en: 'Holds a valid medical permit and may not be turned back. Let through; with a fever, hand over to the medic.',
  },
  reasonMissing: {
    status: 422,
    zh: '劝返、移交须写明原因，请选择。',
    en: 'Turning back and handing over need a reason. Choose one.',
  },
  noteMissing: {
    status: 422,
    zh: '原因选了“其他”，请在备注里写一句。',
    en: 'The reason is "other": say in the note what it was.',
  },
  receiverMissing: {
    status: 422,
    zh: '移交须写明交给谁，请选择医务、隔离点、社区或公安。',
    en: 'Handing over needs to whom: the medic, an isolation site, the community or the police.',
  },
  receiverUncalled: {
    status: 422,
    zh: '填了移交对象，但处置不是移交。请改处置或清除移交对象。',
    en: 'A receiver is given but the decision is not "handed over". Change one of the two.',
  },
  passedWithReason: {
    status: 422,
    zh: '处置是放行，却填了劝返原因或劝返步骤。请改处置或清除。',
    en: 'The decision is "passed", yet a reason or a step of refusal is given. Change one of the two.',
  },
  refusalGradeMissing: {
    status: 422,
    zh: '不配合检查的，请选已做到哪一步：劝导、告知、移交公安。',
    en: 'For a refused check say how far it went: persuaded, notified, handed to the police.',
  },
  refusalGradeMismatch: {
    status: 422,
    zh: '“移交公安”这一步与处置不一致。移交公安的，处置选移交、对象选公安、步骤选移交公安。',
    en: 'The step "handed to the police" does not fit the decision. Choose handed over, to the police, in all three.',
  },
  refusalStepSkipped: {
    zh: '移交公安前应先劝导、再告知。情况紧急直接移交的，请在备注写明。',
    en: 'Before the police come persuading and notifying. If it was urgent, say so in the note.',
  },
  plateMissing: {
    status: 422,
    zh: '车辆登记须填车牌；没有车牌的选“其他”，写明车辆特征。',
    en: 'A vehicle needs its plate; for one without, choose "other" and describe it.',
  },
  plateUncalled: {
    status: 422,
    zh: '人员登记不填车牌和货物。有车的请改为车辆登记。',
    en: "A person's passage has no plate or goods. If there is a vehicle, register the vehicle.",
  },
  onePersonOnly: {
    status: 422,
    zh: '人员登记一次一人。同行的请逐一登记，同车的改为车辆登记。',
    en: 'One person at a time. Register companions one by one, or the vehicle with its occupants.',
  },
  fewerThanRegistered: {
    status: 422,
    zh: '人数填{counted}人，已登记{registered}人。请改人数。',
    en: 'Counted {counted}, but {registered} are registered. Correct the count.',
  },
  checkpointNotOpen: {
    zh: '登记时间{madeAt}，卡口尚未启用（{openedAt}启用）。请核对时间和卡口。',
    en: 'Made at {madeAt}, but the checkpoint opened at {openedAt}. Check the time and the checkpoint.',
  },
  checkpointClosed: {
    zh: '登记时间{madeAt}，卡口已于{closedAt}撤除。请核对时间和卡口。',
    en: 'Made at {madeAt}, but the checkpoint closed at {closedAt}. Check the time and the checkpoint.',
  },
  madeInFuture: {
    zh: '登记时间{madeAt}比服务器快10分钟以上。请把手机时间设为自动，再重新登记。',
    en: "The time {madeAt} is over 10 minutes ahead of the server. Set the phone's clock to automatic and record again.",
  },
  madeTooLongAgo: {
    zh: '登记时间{madeAt}已超过{days}天，不能直接入账。请交窗口按纸质登记补录。',
    en: 'Made at {madeAt}, more than {days} days ago. Hand it to the desk to be entered as a paper record.',
  },
  paperNotAllowed: {
    status: 403,
    zh: '没有补录纸质登记的权限。请交窗口或带班人员补录。',
    en: 'You may not enter paper records. Give the sheet to the desk or the shift lead.',
  },
  alreadyCorrected: {
    zh: '这条登记已于{at}由他人更正，现为“{currentZh}”，您填写的是“{yoursZh}”。请打开更正后的登记再改。',
    en: 'Somebody corrected this passage at {at}: it now says “{currentEn}”, yours says “{yoursEn}”. Open the corrected one and change that.',
  },
  correctedElsewhere: {
    zh: '更正后的卡口不在同一乡镇或同一响应。请在原登记上更正，另一卡口的另行登记。',
    en: 'The checkpoint is in another township or response. Correct it where it was recorded, and record the other anew.',
  },
  permitKnown: {
    zh: '这份申请已经收到过，不再重复受理。请在列表中查看。',
    en: 'This request has been received before. Find it in the list.',
  },
  permitPast: {
    status: 422,
    zh: '通行证的结束时间已过。请改时间后再办理。',
    en: 'The permit would already have run out. Change the times.',
  },
  responseClosed: {
    zh: '本次响应已终止，不再受理通行证。',
    en: 'This response is closed and takes no more permits.',
  },
  followUpClosed: {
    zh: '这条随访已办结。请刷新后再看。',
    en: 'This follow-up is closed already. Refresh and look again.',
  },
  watchKnown: {
    zh: '这条布控已经收到过，不再重复设置。请在列表中查看。',
    en: 'This watch has been received before. Find it in the list.',
  },
  watchNotRunning: {
    zh: '本次响应已终止，不能再布控。',
    en: 'This response is closed; nobody is watched for any more.',
  },
  watchSpan: {
    status: 422,
    zh: '布控截止时间应晚于现在，且不超过{days}天。请改时间。',
    en: 'A watch ends later than now and lasts at most {days} days. Change the time.',
  },
  watchEnded: {
    zh: '这条布控已解除。请刷新后再看。',
    en: 'This watch has been ended already. Refresh and look again.',
  },
  sightingHandled: {
    zh: '这条布控提醒已处置。请刷新后再看。',
    en: 'This sighting has been dealt with already. Refresh and look again.',
  },
  permitSpan: {
    status: 422,
    zh: '通行证的结束时间应晚于开始时间，且不超过{days}天。请改时间。',
    en: 'A permit ends after it begins and lasts at most {days} days. Change the times.',
  },
  permitHolderMissing: {
    status: 422,
    zh: '车辆证须填车牌，人员证须填证件号码。请补填。',
    en: "A vehicle's permit needs the plate, a person's the document number. Fill it in.",
  },
  permitWrongState: {
    zh: '通行证现为“{stateZh}”，不能这样办理。请刷新后再看。',
    en: 'The permit is "{stateEn}" and this cannot be done to it. Refresh and look again.',
  },
  returnsSpanTurned: {
    status: 422,
    zh: '开始日期{from}不在结束日期{to}之前。请重选日期。',
    en: 'The first day {from} is not before the end {to}. Choose the days again.',
  },
})
