/** The tab of messages, how many of them wait to be read, and the end of pushes when somebody leaves a phone. */
export { stopPush } from './browser-push.ts'
export { MessagesPage } from './messages-page.tsx'
export { useMyMessages } from './use-my-messages.ts'
