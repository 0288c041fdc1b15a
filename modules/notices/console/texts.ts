export const texts = {
  zh: {
    messages: '消息',
    unread: '消息，{count} 条未读',
    none: '没有消息',
    noneHint: '排班发布、班次调整、换班和值守提醒会出现在这里。',
    readAll: '全部已读',
    older: '只显示最近 20 条。',
    unreadOne: '未读',
  },
  en: {
    messages: 'Messages',
    unread: 'Messages, {count} unread',
    none: 'No messages',
    noneHint: 'Published rosters, changed shifts, swaps and reminders of duty appear here.',
    readAll: 'Mark all read',
    older: 'Only the last 20 are shown.',
    unreadOne: 'Unread',
  },
}
