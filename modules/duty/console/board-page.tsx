import { Alert, Button, Drawer } from 'antd'
import { useState } from 'react'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay, useSession } from '../../../platform/browser/session.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { addDays, startOfLocalDay } from '../../../platform/shared/dates.ts'
import type { ShiftShown } from '../board.ts'
import { BoardTools, type View } from './board-tools.tsx'
import { DayList } from './day-list.tsx'
import { GapsSoon } from './gaps-soon.tsx'
import { LayShiftsDialog } from './lay-shifts-dialog.tsx'
import { PersonLoads } from './person-loads.tsx'
import { PlanPanel } from './plan-panel.tsx'
import { PostGrid } from './post-grid.tsx'
import { RosterChanges } from './roster-changes.tsx'
import './gap.css'
import './roster.css'
import type { RosterRow } from './roster-row.ts'
import { texts } from './roster-texts.ts'
import { ShiftDetails } from './shift-details.tsx'
import { fullSpan, todayIn } from './shift-words.ts'
import { StandbyPanel } from './standby-panel.tsx'
import { usePlacing } from './use-placing.tsx'
import { WaitingPanel } from './waiting-panel.tsx'

type Board = { shifts: ShiftShown[]; more: boolean; asOf: string }

/** Who serves where and when: gaps of the next hours first, then the roster by post, by person or by day. */
export default function BoardPage() {
  const t = useTexts(texts)
  const may = useMay()
  const { data: session } = useSession()
  const { response, loading } = useResponse()
  const [address, change] = useAddress()
  const [laying, setLaying] = useState(false)
  const placing = usePlacing()
  const changed = useChanged('duty.')
  const rosters = useAsk<{ rows: RosterRow[] }>(
    'duty.rosters',
    { responseId: response?.id },
    { when: response !== undefined, live: ['rosters', 'shifts'], keepLast: true },
  )
  const roster = rosters.data?.rows.find(({ id }) => id === address.roster)
  const view = (address.view ?? 'post') as View
  const first = address.day ?? startDay(roster)
  const days = Array.from({ length: view === 'day' ? 1 : 7 }, (_, at) => addDays(first, at))
  const span = spanOf(days)
  const board = useAsk<Board>(
    'duty.board',
    { responseId: response?.id, ...(roster && { rosterId: roster.id }), ...span },
    { when: response !== undefined, live: ['shifts', 'rosters'], keepLast: true },
  )
  if (!response && !loading) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  if (rosters.error && !rosters.data) return <Failed error={rosters.error} />
  if (!response || !rosters.data) return <Loading lines={10} />
  // Without a roster chosen, the board is what holds: drafts of others are not part of it.
  const shifts = (board.data?.shifts ?? []).filter(({ day, draft }) => days.includes(day) && (roster || !draft))
  const open = (shift: ShiftShown) => change({ record: shift.id })
  const opened = board.data?.shifts.find(({ id }) => id === address.record)
  const desk = may('roster.plan') && !response.closedAt ? placing : undefined
  const layButton = desk && (
    <Button type="primary" onClick={() => setLaying(true)}>
      {t('lay')}
    </Button>
  )
  return (
    <div className="d-board">
      <GapsSoon responseId={response.id} open={open} />
      <section className="d-panel">
        <BoardTools rosters={rosters.data.rows} roster={roster} view={view} first={first} lay={layButton} />
        {roster && roster.state !== 'frozen' && desk && <PlanPanel roster={roster} />}
        {placing.picked && (
          <p className="d-picked" role="status">
            {t('pickedUp', { name: placing.picked.person.name })}
          </p>
        )}
        {board.data?.more && <Alert type="warning" showIcon title={t('more', { count: board.data.shifts.length })} />}
        {rosters.data.rows.length === 0 && (
          <Empty title={t('noRoster')} actions={layButton}>
            {t('noRosterHint')}
          </Empty>
        )}
        {(view === 'post' || view === 'day') &&
          rosters.data.rows.length > 0 &&
          shifts.length === 0 &&
          !board.isPending && <Empty title={t('noShifts')}>{t('noShiftsHint')}</Empty>}
        {view === 'post' && shifts.length > 0 && <PostGrid shifts={shifts} days={days} placing={desk} open={open} />}
        {view === 'day' && <DayList shifts={shifts} placing={desk} open={open} />}
        {view === 'person' && roster && <PersonLoads rosterId={roster.id} />}
        {view === 'changes' && roster && <RosterChanges rosterId={roster.id} />}
        {view === 'standby' && (
          <StandbyPanel
            responseId={response.id}
            rosters={rosters.data.rows}
            roster={roster}
            mayPlan={desk !== undefined}
          />
        )}
        {view === 'waiting' && <WaitingPanel responseId={response.id} />}
      </section>
      <Drawer
        open={opened !== undefined}
        title={opened && `${opened.postName} ${opened.name} ${fullSpan(opened)}`}
        size={520}
        onClose={() => change({ record: undefined }, { replace: true })}
      >
        {opened && <ShiftDetails shift={opened} placing={desk} />}
      </Drawer>
      {laying && (
        <LayShiftsDialog
          responseId={response.id}
          areaId={session?.places[0]?.areaId ?? ''}
          roster={roster?.state === 'draft' ? roster : undefined}
          done={(rosterId) => {
            changed()
            change({ roster: rosterId, view: 'post', day: undefined })
          }}
          close={() => setLaying(false)}
        />
      )}
    </div>
  )
}

/** Today, or the first day of a roster that has not begun or is over. */
function startDay(roster: RosterRow | undefined): string {
  const today = todayIn()
  return roster && (today < roster.fromDay || today >= roster.untilDay) ? roster.fromDay : today
}

function spanOf(days: readonly string[]): { from: string; until: string } {
  const [first = todayIn()] = days
  return {
    from: startOfLocalDay(first).toISOString(),
    until: startOfLocalDay(addDays(days.at(-1) ?? first, 1)).toISOString(),
  }
}
