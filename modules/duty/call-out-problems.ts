import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong from a call for people to their recall. Times are local stamps. */
export const callOutProblems = defineProblems('duty', {
  callSpan: {
    status: 422,
    zh: '征调时段有误：截止须晚于开始和现在，最长{days}天。请改正。',
    en: 'The span is not right: it ends after it begins and after now, within {days} days. Mend it.',
  },
  callArea: {
    status: 422,
    zh: '区域{area}尚未登记，或不在本次响应的范围内。请另选区域。',
    en: 'The area {area} is not registered, or outside this response. Choose another.',
  },
  callBodyUnknown: {
    status: 422,
    zh: '所选单位中有已撤销、不属于本次响应或您看不到的。请重新选择。',
    en: 'A chosen body is dissolved, of another response, or out of your sight. Choose again.',
  },
  callKnown: {
    zh: '这次征调已经发出，没有重复发出。请在征调列表中查看。',
    en: 'This call-out is out already and did not go out twice. See the list.',
  },
  callEnded: {
    zh: '这次征调已于{at}结束，不再办理。需要人手的，请另发征调。',
    en: 'This call-out ended at {at}; nothing more is done in it. Call again if people are needed.',
  },
  notCalled: {
    zh: '这次征调没有发给该单位，不能由其推荐人员。请联系指挥部。',
    en: 'This call-out did not go to that body, so it offers nobody. Speak to the command.',
  },
  offerNotYours: {
    zh: '推荐的{count}人不是该单位在册的值守人员，本次一个也没有推荐。请从名册中选择。',
    en: '{count} of those offered are not on the duty list for this body; nobody was offered. Choose from the list.',
  },
  offerLacksSkill: {
    zh: '其中{count}人没有经批准且在期内的“{skill}”资质，本次一个也没有办理。请换人，或先批准资质。',
    en: '{count} of them have no approved, valid skill "{skill}"; nothing was done. Choose others, or have it approved first.',
  },
  offerLacksRole: {
    zh: '其中{count}人登记的角色中没有“{role}”，本次一个也没有办理。请换人，或先在名册中改正。',
    en: '{count} of them do not serve as "{role}"; nothing was done. Choose others, or mend their roles first.',
  },
  offerKnown: {
    zh: '其中有人已被推荐到这次征调，没有重复推荐。请刷新后核对。',
    en: 'Somebody among them is offered for this call-out already and is not offered twice. Refresh and check.',
  },
  offerTakenBack: {
    zh: '单位已撤回这项推荐，您无需答复。',
    en: 'Your body has taken the offer back; there is nothing to answer.',
  },
  offerAssigned: {
    zh: '此人已经派出，不能再改答复或撤回。不再需要的，请召回。',
    en: 'This person is assigned; the answer and the offer stand. Recall them if they are needed no more.',
  },
  declineNeedsReason: {
    status: 422,
    zh: '不能应召的，请选一项原因。',
    en: 'Choose a reason for declining.',
  },
  bodyHasOffered: {
    zh: '这个单位已回复“无人可派”，没有重复办理。仍可继续推荐。',
    en: 'This body has said so already. It may still offer people.',
  },
  notAccepted: {
    zh: '其中{count}人还没有应召、已婉拒或已派出，本次一个也没有派出。请刷新后重新选择。',
    en: '{count} of them have not accepted, have declined or are assigned already; nobody was assigned. Refresh and choose again.',
  },
  callFull: {
    zh: '派出人数超过征调人数，本次一个也没有派出。已满的，请另发征调。',
    en: 'That is more than were asked for; nobody was assigned. Call again if more are needed.',
  },
  secondedTwice: {
    zh: '其中有人在这段时间已被派往别处，本次一个也没有派出。请换人，或等其召回。',
    en: 'Somebody among them is seconded elsewhere in that span; nobody was assigned. Choose others, or wait for their recall.',
  },
  secondmentSpan: {
    status: 422,
    zh: '派出时段有误：须在征调时段（{from}至{until}）之内，且截止晚于开始和现在。请改正。',
    en: 'The span is not right: it lies within the call-out ({from} to {until}) and ends after it begins and after now. Mend it.',
  },
  secondmentPlace: {
    status: 422,
    zh: '派往的区域或岗位不在征调区域内，或岗位已撤销。请另选。',
    en: 'The area or post is outside the call-out, or the post is closed. Choose another.',
  },
  waveGap: {
    status: 422,
    zh: '批次须从1起依次编号，现在最多可用第{next}批。请改正。',
    en: 'Waves are numbered one after the other; the next is {next}. Mend it.',
  },
  nobodyToRecall: {
    zh: '所选范围内没有在派人员，无需召回。请刷新后核对。',
    en: 'Nobody in that choice is seconded now; there is nobody to recall. Refresh and check.',
  },
})
