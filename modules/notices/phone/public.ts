/** The tab of messages, and how many of them wait to be read. */
export { MessagesPage } from './messages-page.tsx'
export { useMyMessages } from './use-my-messages.ts'
