export const texts = {
  zh: {
    title: '我的服务记录',
    times: '人次',
    hours: '小时',
    days: '天数',
    nights: '夜班',
    asOf: '截至 {time}，只有您本人能看到这一页',
    none: '还没有值守记录',
    noneHint: '签到后的每一班都会记在这里。',
    dispute: '记录有误的，请告诉岗位负责人：负责人可撤回后重记，改动留痕。',
    absent: '缺勤',
    hoursOf: '{hours} 小时',
  },
  en: {
    title: 'My service record',
    times: 'Times',
    hours: 'Hours',
    days: 'Days',
    nights: 'Nights',
    asOf: 'As of {time}; nobody but you sees this page',
    none: 'No duty recorded yet',
    noneHint: 'Each shift that you check in to is kept here.',
    dispute:
      'If something is wrong, tell the lead of the post: they take it back and record it anew, and the change is kept.',
    absent: 'Absent',
    hoursOf: '{hours} h',
  },
} as const
