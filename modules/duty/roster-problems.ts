import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with rosters, shifts and places. */
export const rosterProblems = defineProblems('duty', {
  postHasShifts: {
    zh: '“{name}”还有{count}个班次没有结束，不能迁到别的乡镇。请先删去这些班次，或撤销本岗、在新址另设。',
    en: '"{name}" has {count} shifts to come and cannot move to another township. Take them out first, or close it and open another there.',
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
    zh: '排班表在您打开之后有人改过（您看到的是第{seen}次改动后的，现在是第{version}次），没有覆盖。请刷新后核对再试。',
    en: 'Somebody changed the roster since you opened it (you saw it after change {seen}, it is at {version}); nothing was overwritten. Refresh, check and try again.',
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
  rosterUnchanged: {
    zh: '排班表“{name}”自上次发布后没有变动，无需再次发布。',
    en: 'Nothing in the roster "{name}" has changed since it was last given out; there is nothing to give out again.',
  },
  rulesContradict: {
    status: 422,
    zh: '规则前后矛盾：最少连续天数不能多于最多连续天数，每日小时数不能多于每周小时数。请改正。',
    en: 'The rules contradict each other: the fewest days in a row go within the most, the hours of a day within those of a week. Mend them.',
  },
  rulesTooTight: {
    status: 422,
    zh: '本表有{hours}小时的班次，每日小时数低于它就没有人能上这些班。请调高，或先改班次。',
    en: 'The roster has shifts of {hours} h: with fewer hours a day nobody could serve them. Raise the limit, or change the shifts first.',
  },
  shiftOffered: {
    zh: '这个班次已经开放报名，没有重复操作。',
    en: 'This shift is open for sign-up already; nothing was done twice.',
  },
  shiftWhole: {
    zh: '这个班次已排满，没有可放出的名额。',
    en: 'The shift is full; there is no place to offer.',
  },
  turnsWho: {
    status: 422,
    zh: '带班名单中有人重复、已退出，或不在本次响应的值守名册中。请重新选择。',
    en: 'Somebody among the leaders is named twice, has left, or is not on the duty list of this response. Choose again.',
  },
  rosterNotOver: {
    zh: '排班表“{name}”到{last}才结束，期间还会换班补岗，请在结束后封存。',
    en: 'The roster "{name}" runs until {last}, with swaps and backfills to come. Freeze it when it is over.',
  },
  planRunning: {
    zh: '这张表正在自动排班。请等它结束，或先停止。',
    en: 'This roster is being planned. Wait until it is done, or stop it first.',
  },
  planOver: {
    zh: '这次自动排班已经结束，无需重复操作。',
    en: 'This search is over; there is nothing to do.',
  },
  sheetShift: {
    status: 422,
    zh: '排班表里没有这个班次或角色：{what}。请用导出的表格修改，不要改日期、时间、岗位和角色。',
    en: 'The roster has no such shift or role: {what}. Change the sheet that was exported, and leave days, times, posts and roles as they are.',
  },
  sheetStranger: {
    status: 422,
    zh: '值守名册中没有“{name}”。请先登记，或核对姓名和工号。',
    en: 'Nobody named "{name}" is on the duty list. Enter them first, or check name and staff number.',
  },
  sheetNamesakes: {
    status: 422,
    zh: '值守名册中有{count}人叫“{name}”。请填工号。',
    en: '{count} people on the duty list are named "{name}". Give the staff number.',
  },
  sheetRole: {
    status: 422,
    zh: '没有“{role}”这个角色。可填：{known}。',
    en: 'There is no role "{role}". Known ones: {known}.',
  },
})
