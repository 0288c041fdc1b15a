import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with work that is owed. Times are local stamps such as 2021-11-03 14:05. */
export const problems = defineProblems('work', {
  openedAlready: {
    zh: '这件事已经登记过，没有重复登记。请刷新列表。',
    en: 'This work was entered before and is not entered twice. Refresh the list.',
  },
  movedMeanwhile: {
    zh: '他人刚刚处理了这件事。请刷新后再看。',
    en: 'Somebody has just dealt with this. Refresh and look again.',
  },
  notNow: {
    zh: '“{title}”目前是“{state}”，不能这样处理。请刷新后再看。',
    en: '"{title}" stands at "{state}", so this cannot be done with it. Refresh and look again.',
  },
  finishedAlready: {
    zh: '“{title}”已于{at}报告完成，无需重复报告。',
    en: '"{title}" was reported done at {at}; there is nothing to do.',
  },
  notOwedByYou: {
    status: 403,
    zh: '“{title}”由{owner}负责，请由{owner}办理，或请交办人改派给您。',
    en: '"{title}" is owed by {owner}. Leave it to them, or ask whoever gave it to hand it on to you.',
  },
  photoNeeded: {
    status: 422,
    zh: '“{title}”须附整改后的照片。请拍照后再报告完成。',
    en: '"{title}" must be shown by a photo. Take one, then report it done.',
  },
  photoUnknown: {
    status: 422,
    zh: '所附照片还没有收到。请等照片发出后再试。',
    en: 'A photo named here has not arrived. Try again once it has been sent.',
  },
  ownCheck: {
    status: 403,
    zh: '“{title}”由您（或您单位）办理，不能由您复核。请由他人复核。',
    en: 'You, or your body, owe "{title}" or did it: somebody else must check it.',
  },
  wantsCheck: {
    zh: '“{title}”须经他人复核才能销账。',
    en: '"{title}" is closed only after somebody else has checked it.',
  },
  deadlinePassed: {
    status: 422,
    zh: '期限{due}已经过去。请定一个以后的期限。',
    en: 'The deadline {due} lies in the past. Set a later one.',
  },
  ownerUnknown: {
    status: 422,
    zh: '找不到负责的单位或账号。请重新选择。',
    en: 'The body or account that is to owe it was not found. Choose again.',
  },
  onItsOwnPage: {
    zh: '“{title}”请在“{kind}”页面办理。',
    en: '"{title}" is dealt with on the page of "{kind}".',
  },
  notAPhoto: {
    status: 422,
    zh: '这个文件不是照片（JPEG、PNG 或 WebP）。请换一张照片。',
    en: 'This file is no photo (JPEG, PNG or WebP). Choose another.',
  },
  photoTooLarge: {
    status: 413,
    zh: '照片有{kilobytes} KB，超过{limit} KB。请用本应用拍照或选图，会自动缩小。',
    en: 'The photo has {kilobytes} kB, more than {limit} kB. Take or choose it in this app, which makes it smaller.',
  },
  photoTellsPlace: {
    status: 422,
    zh: '照片里带有拍摄位置等信息。请用本应用选图，会自动去除。',
    en: 'The photo carries where it was taken. Choose it in this app, which removes that.',
  },
  photoGone: {
    status: 410,
    zh: '照片已按保存期限销毁，无法查看。',
    en: 'The photo was destroyed at the end of its term and cannot be seen any more.',
  },
})
