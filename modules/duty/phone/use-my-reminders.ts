import { useState } from 'react'
import { sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage } from '../../../platform/browser/language/language.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { findKept, keep, type PersonStore } from '../../../platform/browser/offline/person-store.ts'
import { useKeptAnswer } from '../../../platform/browser/offline/use-kept-answer.ts'
import { useLive } from '../../../platform/browser/offline/use-live.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { MyReminders } from '../reminders.ts'
import { type CalendarLink, makeSecret, urlOfCalendar } from './calendar-secret.ts'

const LINK = 'calendarLink'
const findLink = (store: PersonStore) => findKept<CalendarLink>(store, LINK)

/** My reminders and my calendar link as the server has them, with the link itself where this phone has made it. */
export function useMyReminders() {
  const { store } = useField()
  const language = useLanguage()
  const { answer, online, error, refresh } = useKeptAnswer<MyReminders>('myReminders', 'duty.myReminders', {})
  const link = useLive(store, findLink)
  const [problem, setProblem] = useState<string>()
  const send = (action: string, input: object) =>
    sendCommand(action, input).then(
      () => {
        setProblem(undefined)
        return refresh()
      },
      (thrown: unknown) => setProblem(problemText(thrown, language)),
    )
  return {
    answer,
    online,
    problem: problem ?? (!answer && error !== undefined ? problemText(error, language) : undefined),
    /** The address, while the link lives and was made here. */
    url: link && link.linkId === answer?.calendar?.linkId ? link.url : undefined,
    choose: (leads: MyReminders['leads']) => send('duty.chooseReminders', { leads }),
    end: (linkId: string) => send('duty.endCalendarLink', { linkId }),
    async make() {
      const { secret, secretHash } = await makeSecret()
      const linkId = newId()
      // Kept first: a link that the server knows and nobody else would be of no use.
      await keep(store, LINK, { linkId, url: urlOfCalendar(secret) })
      await send('duty.makeCalendarLink', { linkId, secretHash })
    },
  }
}
