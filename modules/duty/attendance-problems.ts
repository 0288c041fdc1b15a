import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with coming, leaving and the code at the post. Times are local stamps such as 2021-11-03 14:05. */
export const attendanceProblems = defineProblems('duty', {
  codeUnreadable: {
    status: 422,
    zh: '这不是岗位签到码，或没有扫全。请对准岗位上滚动显示的签到码重扫；扫不了可直接签到。',
    en: 'This is no code of a post, or was not read whole. Scan the code shown at the post again, or check in without it.',
  },
  codeOtherPost: {
    zh: '这是另一个岗位的签到码，没有签到。请扫您本班岗位的码，或核对任务单上的岗位。',
    en: 'This is the code of another post; nothing was recorded. Scan the one at your post, or check the task sheet.',
  },
  codeOld: {
    zh: '这个签到码是{shown}显示的，而本机时间是{at}，已经失效，没有签到。请扫岗位上正在显示的码；码若是刚显示的，说明手机时间不对，请改为自动校时后再试。',
    en: 'The code was shown at {shown}, this device says {at}: it no longer counts. Scan the one shown now; if it was just shown, set the clock to automatic and try again.',
  },
  codeAhead: {
    zh: '签到码显示的时间是{shown}，而本机时间是{at}。手机时间可能不对，没有签到。请改为自动校时后重扫。',
    en: 'The code says {shown}, this device says {at}: its clock may be wrong and nothing was recorded. Set it to automatic and scan again.',
  },
  codeForged: {
    zh: '签到码的签名不对，没有签到。请扫岗位负责人手机上显示的码，并告知负责人。',
    en: 'The signature of this code does not hold; nothing was recorded. Scan the one on the lead’s phone, and tell the lead.',
  },
  attendanceAhead: {
    status: 422,
    zh: '记录的时间{at}晚于服务器时间{now}。请校准手机时间后重新记录。',
    en: 'The time {at} is ahead of the server ({now}). Set the clock right and record again.',
  },
  attendanceTooOld: {
    zh: '记录的时间{at}已超过{days}天，不能补记。请负责人按纸质签到表补录，或改正手机时间后重新记录。',
    en: 'The time {at} is more than {days} days ago. Ask the lead to enter it from paper, or set the clock right and record again.',
  },
  notThenIn: {
    zh: '本班为{from}至{until}，开始前{hours}小时起至结束前可以签到；记录的时间是{at}，没有签到。手机时间若不对，请改为自动校时后再试；确已到岗的，请负责人补记。',
    en: 'The shift is {from} to {until} and check-in opens {hours} h before; the record says {at}. If the clock is wrong, set it to automatic and try again; if you are there, ask the lead to tick you.',
  },
  notThenOut: {
    zh: '本班为{from}至{until}，记录的时间是{at}，不在本班前后，没有记上。手机时间若不对，请改为自动校时后再试；否则请负责人补记。',
    en: 'The shift is {from} to {until}; the record says {at}, which is not near it. If the clock is wrong, set it to automatic and try again; else ask the lead.',
  },
  checkedInAlready: {
    zh: '{at}已经签到，没有重复记录。',
    en: 'Checked in at {at} already; nothing was recorded twice.',
  },
  checkedOutAlready: {
    zh: '{at}已经签退。记错了请负责人撤回后重记。',
    en: 'Checked out at {at} already. If that is wrong, ask the lead to take it back.',
  },
  notCheckedIn: {
    zh: '还没有签到记录。请先签到，或请负责人补记到岗时间。',
    en: 'There is no check-in yet. Check in first, or ask the lead to enter it.',
  },
  outBeforeIn: {
    status: 422,
    zh: '签退时间{at}早于签到时间{inAt}。请核对时间后重记。',
    en: 'Leaving at {at} is before coming at {inAt}. Check the times and record again.',
  },
  onBreakAlready: {
    zh: '{at}起已在休息，没有重复记录。',
    en: 'On a break since {at} already; nothing was recorded twice.',
  },
  notOnBreak: {
    zh: '没有正在进行的休息，无需结束。',
    en: 'There is no break under way to end.',
  },
  absentBeforeStart: {
    zh: '本班{from}才开始，暂不能记缺勤。提前知道不能来的，请用“退出并补岗”。',
    en: 'The shift begins at {from}; nobody is absent yet. Where it is known ahead, use "drop out".',
  },
  presentAlready: {
    zh: '此人{at}已签到，不能记缺勤。提前离开的请记签退；记错了请先撤回签到。',
    en: 'They came at {at} and are not absent. If they left, record leaving; if it is wrong, take the check-in back first.',
  },
  absentAlready: {
    zh: '此人已记缺勤，没有重复记录。人到了请直接记签到。',
    en: 'Marked absent already. If they have come, record the check-in.',
  },
  rosterNotOut: {
    zh: '这张排班表还没有发布，不能签到。请负责人先发布。',
    en: 'This roster has not been published. Ask the lead to publish it first.',
  },
  stayedTooLong: {
    status: 422,
    zh: '{inAt}签到，{at}签退，已超过{hours}小时，没有记上。请核对时间；漏记签退的，请负责人按实际时间补记。',
    en: 'In at {inAt} and out at {at} is more than {hours} h; nothing was recorded. Check the time, or ask the lead to enter when it was.',
  },
  onShiftHere: {
    zh: '{name}在{from}至{until}有本岗位的班次，不用按无排班登记。请在该班次上签到或点名。',
    en: '{name} is on a shift of this post from {from} to {until}. Check in or tick them there, not as somebody without a shift.',
  },
  onDutyElsewhere: {
    zh: '{name}{at}起在“{post}”值守，还没有签退，不能同时在这里签到。请先在那里签退。',
    en: '{name} has been on duty at "{post}" since {at} and has not left. Check out there first.',
  },
  markGone: {
    zh: '这条记录已经撤回，无需重复操作。请刷新查看。',
    en: 'This record has been taken back already. Refresh to see.',
  },
})
