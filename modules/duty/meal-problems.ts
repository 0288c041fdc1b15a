import { defineProblems } from '../../platform/shared/problem.ts'

/** What can go wrong with meals for posts. Times are local stamps such as 2021-11-03 14:05. */
export const mealProblems = defineProblems('duty', {
  mealPlanned: {
    zh: '该岗位当天的这一餐已经安排，没有重复安排。需要改动的，请先取消再重新安排。',
    en: 'This meal of the post is planned for that day already. To change it, cancel it and plan it anew.',
  },
  mealOtherDay: {
    status: 422,
    zh: '送餐时间{at}不在所选日期{day}（夜宵可到次日6时）。请改正。',
    en: 'It is due at {at}, which is not on {day} (a night meal may be until 06:00 after). Mend it.',
  },
  mealPostClosed: {
    zh: '该岗位已撤销，不用安排用餐。',
    en: 'This post is closed and needs no meals.',
  },
  mealGone: {
    zh: '这一餐已取消，没有办理。请刷新查看。',
    en: 'This meal has been cancelled; nothing was done. Refresh to see.',
  },
  mealDelivered: {
    zh: '这一餐已于{at}送到，没有重复办理。',
    en: 'This meal was delivered at {at}; nothing was done twice.',
  },
})
