import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with members and their serving: rules, sign-up, leave, swaps. Times are local stamps such as 2021-11-03 14:05. */
export const servingProblems = defineProblems('duty', {
  memberKnown: {
    zh: '这名人员已经在值守名册中（账号、人员或工号相同），没有重复登记。请在名册中查找。',
    en: 'This person is on the duty list already, by account, person or staff number, and is not entered twice. Look them up.',
  },
  memberLeft: {
    zh: '此人已退出值守，不能再安排。请先重新登记。',
    en: 'This person has left duty and cannot be placed. Enter them again first.',
  },
  memberStillServing: {
    zh: '此人还有{count}个未完成的班次。请先换人或撤下，再退出值守。',
    en: 'This person still has {count} shifts to come. Find others for them first.',
  },
  baseUnknown: {
    status: 422,
    zh: '出发地区域{area}尚未登记。请先在“区域”中导入，或核对代码。',
    en: 'The area {area} that they set out from is not registered. Import it first, or check the code.',
  },
  lodgingUnknown: {
    status: 422,
    zh: '住宿地区域{area}尚未登记。请先在“区域”中导入，或核对代码。',
    en: 'The area {area} where they are put up is not registered. Import it first, or check the code.',
  },
  bodyUnknown: {
    status: 422,
    zh: '没有名为“{name}”的单位，或不止一个。请核对单位全称。',
    en: 'There is no body named "{name}", or more than one. Check its full name.',
  },
  notYourself: {
    zh: '您还不在本次响应的值守名册中。请联系负责人登记后再试。',
    en: 'You are not on the duty list of this response yet. Ask the lead to enter you, then try again.',
  },
  ruleRole: {
    zh: '{name}登记的角色中没有“{role}”，不能安排到这个位置。请换人，或先在名册中改正角色。',
    en: '{name} does not serve as "{role}". Choose somebody else, or mend their roles on the duty list first.',
  },
  ruleSkill: {
    zh: '{name}没有经批准且在有效期内的“{skill}”资质，不能安排到这个位置。请换人，或先批准资质。',
    en: '{name} has no approved, valid skill "{skill}". Choose somebody else, or have it approved first.',
  },
  ruleLeave: {
    zh: '{name}在该时段已获准请假。请换人。',
    en: '{name} is on approved leave in that span. Choose somebody else.',
  },
  ruleOverlap: {
    zh: '{name}在{from}至{until}已有值守，与本班重叠。请换人，或先从那一班撤下。',
    en: '{name} is on duty from {from} to {until}, which overlaps. Choose somebody else, or take them off that shift first.',
  },
  ruleRest: {
    zh: '{name}在{from}至{until}有值守，两班之间休息不足{hours}小时。请换人；确需安排的，写明理由后再试。',
    en: '{name} is on duty from {from} to {until}: less than {hours} h of rest between. Choose somebody else, or give a reason to set the rule aside.',
  },
  ruleDayHours: {
    zh: '安排后{name}当天值守{hours}小时，超过{most}小时。请换人；确需安排的，写明理由后再试。',
    en: '{name} would serve {hours} h that day, more than {most}. Choose somebody else, or give a reason to set the rule aside.',
  },
  ruleWeekHours: {
    zh: '安排后{name}本周值守{hours}小时，超过{most}小时。请换人；确需安排的，写明理由后再试。',
    en: '{name} would serve {hours} h that week, more than {most}. Choose somebody else, or give a reason to set the rule aside.',
  },
  ruleRun: {
    zh: '安排后{name}连续值守{days}天，超过{most}天。请换人；确需安排的，写明理由后再试。',
    en: '{name} would serve {days} days in a row, more than {most}. Choose somebody else, or give a reason to set the rule aside.',
  },
  memberElsewhere: {
    status: 422,
    zh: '此人属于另一次响应的值守名册。请先在本次响应中登记。',
    en: 'This person is on the duty list of another response. Enter them in this one first.',
  },
  signUpByLead: {
    zh: '这个班次由负责人安排，不开放报名。',
    en: 'A lead places people on this shift; it is not open for sign-up.',
  },
  signUpNotOpen: {
    zh: '这个班次{at}起开放报名，请到时再来。',
    en: 'Sign-up for this shift opens at {at}. Come back then.',
  },
  shiftBegun: {
    zh: '该班次已于{at}开始，不能再报名。请选后面的班次。',
    en: 'The shift began at {at}. Choose a later one.',
  },
  signUpFull: {
    zh: '名额已满，您没有报上。下一个可报的班次：{next}，{post}。',
    en: 'The places are taken and you are not on it. The next free shift: {next}, {post}.',
  },
  signUpAllFull: {
    zh: '名额已满，您没有报上；本表暂时没有您能报的空班。可留意后续放班，或告诉负责人您愿意备勤。',
    en: 'The places are taken and you are not on it; there is no other free shift for you now. Watch for new ones, or offer to stand by.',
  },
  notYourShift: {
    zh: '这不是您的班次，不能代别人办理。',
    en: 'This is not your shift; nobody acts for another here.',
  },
  notSignedUp: {
    zh: '这个班次是负责人安排的，不能自行退出。请申请换班或联系负责人。',
    en: 'A lead placed you on this shift. Ask for a swap, or speak to the lead.',
  },
  signOffLate: {
    zh: '离开班不足{hours}小时，不能自行退出。请申请换班或联系负责人。',
    en: 'It begins in less than {hours} h. Ask for a swap, or speak to the lead.',
  },
  availabilitySpan: {
    status: 422,
    zh: '时段有误：截止须晚于开始和现在，一次不超过{days}天。请改正。',
    en: 'The span is not right: it ends after it begins and after now, within {days} days. Mend it.',
  },
  leaveDecided: {
    zh: '这项申请已经办结，没有重复办理。请刷新后查看。',
    en: 'This has been decided already; nothing was done twice. Refresh to see.',
  },
  leaveWhileServing: {
    zh: '此人在该时段还有{count}个班次。请先换人；急事请用“退出并补岗”。',
    en: 'This person has {count} shifts in that span. Find others first, or use "drop out" where it is urgent.',
  },
  notYours: {
    zh: '这不是您提出的，不能代为办理。',
    en: 'This was not asked by you; nobody acts for another here.',
  },
  swapWithWhom: {
    status: 422,
    zh: '不能和此人换班：不在本次响应的名册中、已退出，或就是您自己。请另选一人。',
    en: 'No swap with this person: not on the list of this response, gone, or yourself. Choose somebody else.',
  },
  swapOpen: {
    zh: '这个班次已有一项换班申请在办。请先撤回，或等对方答复。',
    en: 'A swap of this shift is under way. Take it back first, or wait for the answer.',
  },
  swapOver: {
    zh: '这项换班已经办结，没有重复办理。请刷新后查看。',
    en: 'This swap has been dealt with; nothing was done twice. Refresh to see.',
  },
  swapNotAgreed: {
    zh: '对方还没有同意，暂不能批准。',
    en: 'The other side has not agreed yet; there is nothing to approve.',
  },
  swapVoid: {
    zh: '申请换班后，其中一方的班次已被改动或撤下，换班没有办成，原安排不变。请按现在的排班重新申请。',
    en: 'One of the two shifts was changed or ended since the swap was asked for; nothing was swapped. Ask again by the roster as it stands.',
  },
  swapBegun: {
    zh: '其中一个班次已经开始，不能再换。请联系负责人。',
    en: 'One of the shifts has begun and is not swapped any more. Speak to the lead.',
  },
  standbyTwice: {
    zh: '此人在该时段已在备勤，没有重复安排。',
    en: 'This person is on stand-by in that span already and is not put on it twice.',
  },
  standbyOver: {
    zh: '这项备勤已经取消，无需重复操作。',
    en: 'This stand-by has ended; there is nothing to do.',
  },
  ownLeft: {
    zh: '您已退出值守，不能再报名。请联系负责人。',
    en: 'You have left duty and cannot sign up. Speak to the lead.',
  },
  ownRole: {
    zh: '您登记的角色中没有“{role}”。请选别的班次，或请负责人改正。',
    en: 'You do not serve as "{role}". Choose another shift, or have the lead mend it.',
  },
  ownSkill: {
    zh: '这个位置要有“{skill}”资质。请选别的班次，或请负责人批准您的资质。',
    en: 'This place asks for the skill "{skill}". Choose another shift, or have the lead approve yours.',
  },
  ownLeave: { zh: '您在该时段已请假。请选别的班次。', en: 'You are on leave then. Choose another shift.' },
  ownOverlap: {
    zh: '您在{from}至{until}已有值守，时间重叠。请选别的班次。',
    en: 'You are on duty from {from} to {until}, which overlaps. Choose another shift.',
  },
  ownRest: {
    zh: '您在{from}至{until}有值守，两班之间休息不足{hours}小时。请选别的班次。',
    en: 'You are on duty from {from} to {until}: less than {hours} h of rest between. Choose another shift.',
  },
  ownDayHours: {
    zh: '报上后您当天值守{hours}小时，超过{most}小时。请选别的日子。',
    en: 'You would serve {hours} h that day, more than {most}. Choose another day.',
  },
  ownWeekHours: {
    zh: '报上后您本周值守{hours}小时，超过{most}小时。请选下周的班次。',
    en: 'You would serve {hours} h that week, more than {most}. Choose a shift of the next week.',
  },
  ownRun: {
    zh: '报上后您连续值守{days}天，超过{most}天。请隔一天再报。',
    en: 'You would serve {days} days in a row, more than {most}. Leave a day between.',
  },
})
