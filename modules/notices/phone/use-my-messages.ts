import { sendCommand } from '../../../platform/browser/api.ts'
import { useKeptAnswer } from '../../../platform/browser/offline/use-kept-answer.ts'
import type { MyMessages } from '../message.ts'

/** What I was told, as the phone has it; marking as read needs the network and is tried again on the next visit. */
export function useMyMessages() {
  const { answer, online, error, refresh } = useKeptAnswer<MyMessages>('myMessages', 'notices.mine', {})
  const read = async (messageIds: string[]) => {
    if (messageIds.length === 0 || !online) return
    await sendCommand('notices.readMessages', { messageIds }).then(refresh, () => undefined)
  }
  return { answer, online, error, read }
}
