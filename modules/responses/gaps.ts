/** The gaps of a response in the order of harm: which figure tells it, and what it says beneath its number. */
export const gaps = [
  {
    figure: 'checkpoints.followUpsOpen',
    state: 'missing',
    hint: { zh: '测温发现发热，医务人员尚未处置', en: 'fevers found that no medic has dealt with yet' },
  },
  {
    figure: 'duty.postsUnstaffed',
    state: 'missing',
    hint: { zh: '未来4小时内有无人值守的时段', en: 'nobody there for part of the next 4 hours' },
  },
  {
    figure: 'duty.handoversUnsigned',
    state: 'late',
    hint: { zh: '接班已过30分钟，交接还缺签字', en: 'half an hour past the relief, a signature is missing' },
  },
  {
    figure: 'responses.tasksOverdue',
    state: 'late',
    hint: { zh: '会议决定的任务已过期限', en: 'decided by a meeting, past the deadline' },
  },
  {
    figure: 'work.overdue',
    state: 'late',
    hint: {
      zh: '督查问题、交办事项等过了期限还没有办完',
      en: 'findings, tasks and other work past their deadline',
    },
  },
] as const
