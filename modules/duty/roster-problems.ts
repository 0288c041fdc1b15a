import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with members, rosters and shifts. Times are local stamps such as 2021-11-03 14:05. */
export const rosterProblems = defineProblems('duty', {
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
  bodyUnknown: {
    status: 422,
    zh: '没有名为“{name}”的单位，或不止一个。请核对单位全称。',
    en: 'There is no body named "{name}", or more than one. Check its full name.',
  },
  notYourself: {
    zh: '您还不在本次响应的值守名册中。请联系负责人登记后再试。',
    en: 'You are not on the duty list of this response yet. Ask the lead to enter you, then try again.',
  },
  postHasShifts: {
    zh: '“{name}”还有{count}个班次没有结束，不能迁到别的乡镇。请先删去这些班次，或撤销本岗、在新址另设。',
    en: '"{name}" has {count} shifts to come and cannot move to another township. Take them out first, or close it and open another there.',
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
  rosterSpan: {
    status: 422,
    zh: '起止日期有误：截止日须晚于开始日，一张排班表最多{days}天。请改正。',
    en: 'The days are not right: a roster ends after it begins and holds {days} days at most. Mend them.',
  },
  rosterElsewhere: {
    zh: '排班表“{name}”属于别的区域或响应。请新建一张。',
    en: 'The roster "{name}" belongs to another area or response. Make a new one.',
  },
  rosterDays: {
    zh: '这张排班表只含{from}起、{until}前的日子。请在此范围内铺排，或新建一张。',
    en: 'This roster holds the days from {from} and before {until}. Lay shifts within them, or make a new one.',
  },
  rosterNotDraft: {
    zh: '排班表“{name}”已发布，不能再整体铺排或自动排班。单个班次仍可调整；整体重排请新建一张。',
    en: 'The roster "{name}" is published: no shifts are laid and no plan is put into it any more. Change single places, or make a new one.',
  },
  rosterFrozen: {
    zh: '排班表“{name}”已封存，不能再改。',
    en: 'The roster "{name}" is frozen and does not change any more.',
  },
  rosterChanged: {
    zh: '排班表在您打开之后有人改过（您看到的是第{seen}版，现在是第{version}版），没有覆盖。请刷新后核对再试。',
    en: 'Somebody changed the roster since you opened it (you saw version {seen}, it is at {version}); nothing was overwritten. Refresh, check and try again.',
  },
  postElsewhere: {
    status: 422,
    zh: '所选岗位中有不在本区域的，或已看不到的。请重新选择。',
    en: 'A chosen post is not in this area, or cannot be seen. Choose again.',
  },
  noShifts: {
    status: 422,
    zh: '按所选方式排不出班次：日期都已过去，或岗位没有班次和人数。请核对日期、方式和岗位。',
    en: 'Nothing comes of this: the days are past, or the posts have no shifts and head-count. Check days, pattern and posts.',
  },
  tooManyShifts: {
    status: 422,
    zh: '一次最多铺排{most}个班次。请分批：缩短日期或减少岗位。',
    en: 'At most {most} shifts are laid in one go. Take fewer days or posts.',
  },
  shiftThere: {
    zh: '其中有的班次已经在本表或别的排班表里（同岗位、同时段），本批没有铺排。请去掉重复的日期或岗位。',
    en: 'A shift of the same post and span is there already, in this roster or another; none of these was laid. Take out the double days or posts.',
  },
  roleNotOnShift: {
    status: 422,
    zh: '该班次没有这个角色。请从本班的角色中选择。',
    en: 'The shift has no such role. Choose one that it has.',
  },
  memberElsewhere: {
    status: 422,
    zh: '此人属于另一次响应的值守名册。请先在本次响应中登记。',
    en: 'This person is on the duty list of another response. Enter them in this one first.',
  },
  shiftFull: {
    zh: '该班次这个角色已满员。请选别的班次，或先增加人数。',
    en: 'That place of the shift is taken. Choose another shift, or raise the head-count first.',
  },
  assignmentGone: {
    zh: '这项安排刚才已被别人改动或撤下，没有重复操作。请刷新后查看。',
    en: 'Somebody else has just changed or ended this assignment; nothing was done twice. Refresh to see.',
  },
  assignmentKnown: {
    zh: '此人已在本班次中，没有重复安排。',
    en: 'This person is on the shift already and is not placed twice.',
  },
  onAnotherShift: {
    zh: '此人在该时段已在另一个班次中（可能在别的排班表里），没有安排。请换人或换时段。',
    en: 'This person is on another shift in that span, perhaps in another roster, and was not placed. Choose somebody else or another span.',
  },
  shiftOver: {
    zh: '该班次已于{at}结束，不能再安排。',
    en: 'The shift ended at {at}; nobody is placed on it any more.',
  },
  rosterEmpty: {
    status: 422,
    zh: '排班表“{name}”还没有班次。请先铺排班次。',
    en: 'The roster "{name}" has no shifts yet. Lay them first.',
  },
  rosterNotPublished: {
    zh: '排班表“{name}”还没有发布。请先发布。',
    en: 'The roster "{name}" is not published yet. Publish it first.',
  },
  rosterNotOver: {
    zh: '排班表“{name}”到{last}才结束，期间还会换班补岗，请在结束后封存。',
    en: 'The roster "{name}" runs until {last}, with swaps and backfills to come. Freeze it when it is over.',
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
  planRunning: {
    zh: '这张表正在自动排班。请等它结束，或先停止。',
    en: 'This roster is being planned. Wait until it is done, or stop it first.',
  },
  planOver: {
    zh: '这次自动排班已经结束，无需重复操作。',
    en: 'This search is over; there is nothing to do.',
  },
})
