import { App, Input } from 'antd'
import { useState } from 'react'
import { sendCommand } from '../../../platform/browser/api.ts'
import { problemCode, problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { OnShift, ShiftShown } from '../board.ts'
import { texts } from './roster-texts.ts'
import { placeFor } from './shift-words.ts'

/** Rules of the roster: a lead may set them aside with a reason, and is asked for it. */
const softRules = ['duty.ruleRest', 'duty.ruleDayHours', 'duty.ruleWeekHours', 'duty.ruleRun']

export interface PickedUp {
  person: OnShift
  from: ShiftShown
}

/** Placing, moving and taking off, with the reason that a set-aside rule asks for; and whom the keyboard or mouse has picked up. */
export function usePlacing() {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message, modal } = App.useApp()
  const changed = useChanged('duty.', 'figures.')
  const [picked, pickUp] = useState<PickedUp>()

  const send = async (action: string, input: object, done: string): Promise<void> => {
    try {
      await sendCommand(action, input)
      message.success(done)
      changed()
    } catch (error) {
      if (!softRules.includes(problemCode(error) ?? '')) {
        message.error(problemText(error, language), 8)
        changed()
        return
      }
      askReason(problemText(error, language), (setAside) => send(action, { ...input, setAside }, done))
    }
  }

  const askReason = (told: string, then: (why: string) => void) => {
    let why = ''
    modal.confirm({
      title: told,
      content: (
        <Input
          aria-label={t('whySetAside')}
          placeholder={t('whySetAside')}
          onChange={(event) => (why = event.target.value)}
        />
      ),
      okText: t('setAside'),
      cancelText: t('cancel'),
      onOk: () => (why.trim().length < 4 ? Promise.reject(new Error()) : then(why.trim())),
    })
  }

  return {
    picked,
    pickUp,
    assign: (shift: ShiftShown, role: string, memberId: string) =>
      send('duty.assignMember', { assignmentId: newId(), shiftId: shift.id, memberId, role }, t('assigned')),
    move: async (what: PickedUp, to: ShiftShown) => {
      pickUp(undefined)
      const role = placeFor(to, what.person.role)
      if (!role || to.id === what.from.id) return
      const { assignmentId } = what.person
      await send('duty.moveMember', { assignmentId, newAssignmentId: newId(), shiftId: to.id, role }, t('moved'))
    },
    unassign: (person: OnShift, reason: string) =>
      send('duty.unassignMember', { assignmentId: person.assignmentId, reason }, t('unassigned')),
    offer: (shift: ShiftShown) => send('duty.offerShift', { shiftId: shift.id }, t('offered')),
    pin: ({ assignmentId, pinned }: OnShift) =>
      send('duty.pinAssignment', { assignmentId, pinned: !pinned }, pinned ? t('unpin') : t('pinned')),
  }
}

export type Placing = ReturnType<typeof usePlacing>
