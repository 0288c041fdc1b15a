import { Button, DatePicker, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { addDays } from '../../../platform/shared/dates.ts'
import { RosterLine } from './roster-line.tsx'
import type { RosterRow } from './roster-row.ts'
import { texts } from './roster-texts.ts'

const views = ['post', 'person', 'day', 'standby', 'waiting', 'changes'] as const
export type View = (typeof views)[number]

type BoardToolsProps = {
  rosters: RosterRow[]
  roster: RosterRow | undefined
  view: View
  first: string
  lay: ReactNode
}

const names = {
  post: 'byPost',
  person: 'byPerson',
  day: 'byDay',
  standby: 'standbys',
  waiting: 'waiting',
  changes: 'changes',
} as const
/** Which roster, which days, how to look at them, and what is done with the whole of it. */
export function BoardTools({ rosters, roster, view, first, lay }: BoardToolsProps) {
  const t = useTexts(texts)
  const [, change] = useAddress()
  const shown = views.filter((one) => (one !== 'person' && one !== 'changes') || roster)
  const step = view === 'day' ? 1 : 7
  return (
    <>
      <div className="d-tools">
        <Select
          aria-label={t('roster')}
          style={{ minWidth: 200 }}
          value={roster?.id ?? ''}
          onChange={(id) => change({ roster: id || undefined, day: undefined, record: undefined })}
          options={[
            { value: '', label: t('allPublished') },
            ...rosters.map(({ id, name, state }) => ({ value: id, label: `${name}（${t(state)}）` })),
          ]}
        />
        <Segmented<View>
          value={view}
          onChange={(chosen) => change({ view: chosen })}
          options={shown.map((value) => ({ value, label: t(names[value]) }))}
        />
        {(view === 'post' || view === 'day') && (
          <>
            <Button aria-label={t('earlier')} onClick={() => change({ day: addDays(first, -step) })}>
              ‹
            </Button>
            <DatePicker
              aria-label={t('week')}
              allowClear={false}
              value={dayjs(first)}
              onChange={(day) => change({ day: day?.format('YYYY-MM-DD') })}
            />
            <Button aria-label={t('later')} onClick={() => change({ day: addDays(first, step) })}>
              ›
            </Button>
          </>
        )}
        <div className="d-tools-end">{lay}</div>
      </div>
      {roster && <RosterLine roster={roster} />}
    </>
  )
}
