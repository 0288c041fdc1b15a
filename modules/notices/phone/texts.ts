export const texts = {
  zh: {
    messages: '消息',
    empty: '没有消息',
    emptyHint: '排班发布、班次调整、换班和值守提醒会出现在这里。',
    unread: '未读',
    readAll: '全部已读',
    offline: '没有网络，显示的是{time}的消息。',
    failed: '没有取到消息：{why}',
    older: '只显示最近 50 条。',
  },
  en: {
    messages: 'Messages',
    empty: 'No messages',
    emptyHint: 'Published rosters, changed shifts, swaps and reminders of duty appear here.',
    unread: 'Unread',
    readAll: 'Mark all read',
    offline: 'No network: these are the messages of {time}.',
    failed: 'The messages could not be read: {why}',
    older: 'Only the last 50 are shown.',
  },
}
