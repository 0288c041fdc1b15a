export const texts = {
  zh: {
    online: '在线',
    offline: '离线',
    signedOut: '需重新登录',
    sending: '正在发送',
    waitingCount: '{count} 待发',
    nothingWaiting: '已全部送达',
    downloadedAt: '下载于 {time}',
    staleDownload: '资料下载于 {time}，可能已过时。有网时请更新。',
    noDownload: '还没有下载本辖区资料',
  },
  en: {
    online: 'Online',
    offline: 'Offline',
    signedOut: 'Sign in again',
    sending: 'Sending',
    waitingCount: '{count} waiting',
    nothingWaiting: 'All delivered',
    downloadedAt: 'Downloaded {time}',
    staleDownload: 'Downloaded {time}; it may be out of date. Update when there is a network.',
    noDownload: 'The precinct is not downloaded yet',
  },
}
