import { defineProblems } from '../shared/problem.ts'

/** What the platform itself refuses with. */
export const platformProblems = defineProblems('platform', {
  signInFirst: {
    status: 401,
    zh: '请先登录。登录已失效时，未发送的记录仍保存在本机，登录后会继续发送。',
    en: 'Sign in first. Unsent records stay on this device and go out once you have signed in.',
  },
  notAllowed: {
    status: 403,
    zh: '您没有此项权限（{permission}）。如需办理，请联系本级管理员授权。',
    en: 'You do not have the permission “{permission}”. Ask the administrator of your level to grant it.',
  },
  notFound: {
    status: 404,
    zh: '没有找到，或不在您的管辖范围内。请核对后重试。',
    en: 'Not found, or outside the area you look after. Check and try again.',
  },
  unknownAction: {
    status: 400,
    zh: '系统没有“{action}”这项操作。请更新到最新版本后重试。',
    en: 'There is no action “{action}”. Update to the newest version and try again.',
  },
  unknownQuery: {
    status: 404,
    zh: '系统没有“{query}”这项查询。请更新到最新版本后重试。',
    en: 'There is no query “{query}”. Update to the newest version and try again.',
  },
  badInput: {
    status: 400,
    zh: '“{field}”填写有误：{reason}。请改正后重新提交。',
    en: '“{field}” is not right: {reason}. Mend it and send again.',
  },
  badCommand: {
    status: 400,
    zh: '提交的内容格式不对：{reason}。请更新到最新版本后重试；自行对接的，请核对接口说明（/api）。',
    en: 'What was sent cannot be read: {reason}. Update to the newest version and try again, or check it against /api.',
  },
  tooManyCommands: {
    status: 413,
    zh: '一次最多提交{limit}条，请分批提交。',
    en: 'At most {limit} commands at a time; send them in parts.',
  },
  tooLarge: {
    status: 413,
    zh: '内容过大，单次不得超过{limit}。请分批提交或压缩后再传。',
    en: 'Too large: at most {limit} at a time. Send it in parts or smaller.',
  },
  idUsedTwice: {
    status: 409,
    zh: '这个编号已用于另一项操作，本条未办理。请重新登记一次。',
    en: 'This id belongs to another command; nothing was done. Record it once more.',
  },
  idTaken: {
    status: 409,
    zh: '这个编号已被另一条记录使用，本条未办理。请重新登记一次。',
    en: 'This id already belongs to another record; nothing was done. Record it once more.',
  },
  recordedAlready: {
    status: 409,
    zh: '已有相同的记录，本条未办理。请刷新核对，确需更改的，在原记录上更正。',
    en: 'The same is recorded already; nothing was done. Look again, and correct that record if it needs it.',
  },
  tooEarly: {
    status: 409,
    zh: '本机时间比服务器快{minutes}分钟，请校准手机时间后重新提交。',
    en: 'This device’s clock is {minutes} minutes ahead. Set it right and send again.',
  },
  purposeNeeded: {
    status: 400,
    zh: '查看个人信息须注明用途。请选择用途后重试。',
    en: 'Reading personal data needs a purpose. Choose one and try again.',
  },
  tooManyRequests: {
    status: 429,
    zh: '操作过于频繁，请{seconds}秒后再试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  changedMeanwhile: {
    status: 409,
    zh: '他人已先修改。现值：{current}；您填写：{yours}。请确认后重新提交。',
    en: 'Somebody changed it first. Now: {current}; yours: {yours}. Check and send again.',
  },
  tooOften: {
    status: 429,
    zh: '请求太频繁，请{seconds}秒后再试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  busy: {
    status: 503,
    zh: '系统繁忙，记录已保存在本机，稍后自动重发。',
    en: 'The server is busy. Your record is safe on this device and will be sent again.',
  },
  diskFull: {
    status: 503,
    zh: '服务器磁盘已满，本次没有保存。手机上的记录仍在本机，有空间后自动重发；在电脑上填写的请不要关闭页面，并通知系统管理员清理磁盘。',
    en: 'The server’s disk is full; nothing was saved. Records stay on the phone and go out by themselves once there is room. At a desk, keep the page open and tell the operator to make room.',
  },
  databaseAway: {
    status: 503,
    zh: '数据库暂时不能用，本次没有保存，系统正在自行恢复。手机上的记录仍在本机，恢复后自动重发；在电脑上填写的请不要关闭页面，一分钟后再试，仍不行请通知系统管理员。',
    en: 'The database is away for the moment and nothing was saved; it comes back by itself. Records stay on the phone and go out later. At a desk, keep the page open and try again in a minute; if it stays so, tell the operator.',
  },
  fault: {
    status: 500,
    zh: '系统出现故障，已记录（编号 {reference}）。未得到确认的内容不会丢失，请稍后重试。',
    en: 'Something failed and was noted ({reference}). Nothing unconfirmed is lost; try again later.',
  },
  crossSite: {
    status: 403,
    zh: '请求来源不明，已拒绝。请从本系统页面操作。',
    en: 'This request did not come from our pages and was refused.',
  },
})
