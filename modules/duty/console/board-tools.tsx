import { App, Button, DatePicker, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { useAddress } from '../../../platform/browser/address.tsx'
import { sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { addDays } from '../../../platform/shared/dates.ts'
import type { RosterRow } from './roster-row.ts'
import { RosterSheetButtons } from './roster-sheet-buttons.tsx'
import { texts } from './roster-texts.ts'

const views = ['post', 'person', 'day', 'waiting', 'changes'] as const
export type View = (typeof views)[number]

type BoardToolsProps = {
  rosters: RosterRow[]
  roster: RosterRow | undefined
  view: View
  first: string
  lay: ReactNode
}

const signs = { draft: 'waiting', published: 'done', frozen: 'closed' } as const

/** Which roster, which days, how to look at them, and what is done with the whole of it. */
export function BoardTools({ rosters, roster, view, first, lay }: BoardToolsProps) {
  const t = useTexts(texts)
  const [, change] = useAddress()
  const shown = views.filter((one) => (one !== 'person' && one !== 'changes') || roster)
  const names = { post: 'byPost', person: 'byPerson', day: 'byDay', waiting: 'waiting', changes: 'changes' } as const
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
        <div className="d-tools-end">
          {roster && <RosterSheetButtons roster={roster} />}
          {lay}
        </div>
      </div>
      {roster && <RosterLine roster={roster} />}
    </>
  )
}

function RosterLine({ roster }: { roster: RosterRow }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const may = useMay()
  const { message, modal } = App.useApp()
  const changed = useChanged('duty.', 'figures.')
  const missing = roster.wanted - roster.taken
  const ask = (title: string, content: string, action: string, input: object, done: string) =>
    modal.confirm({
      title,
      content,
      okText: title,
      cancelText: t('cancel'),
      onOk: async () => {
        await sendCommand(action, input).then(
          () => message.success(done),
          (error: unknown) => message.error(problemText(error, language), 8),
        )
        changed()
      },
    })
  const publishing = { rosterId: roster.id, version: roster.version }
  const published = t('publishedNow', { taken: roster.taken, wanted: roster.wanted })
  return (
    <div className="d-tools d-roster-line">
      <StateTag state={signs[roster.state]}>{t(roster.state)}</StateTag>
      <span>
        {roster.areaName}　{roster.fromDay} – {addDays(roster.untilDay, -1)}
      </span>
      <span>{t('filled', { taken: roster.taken, wanted: roster.wanted })}</span>
      {missing > 0 && <StateTag state="missing">{t('missing', { count: missing })}</StateTag>}
      {roster.changes > 0 && (
        <StateTag state="late">
          {t('changes')} {roster.changes}
        </StateTag>
      )}
      {may('roster.publish') && roster.state === 'draft' && (
        <Button
          type="primary"
          size="small"
          onClick={() => ask(t('publish'), t('publishHint', { missing }), 'duty.publishRoster', publishing, published)}
        >
          {t('publish')}
        </Button>
      )}
      {may('roster.publish') && roster.state === 'published' && (
        <Button
          size="small"
          onClick={() =>
            ask(t('freeze'), t('freezeHint'), 'duty.freezeRoster', { rosterId: roster.id }, t('frozenNow'))
          }
        >
          {t('freeze')}
        </Button>
      )}
    </div>
  )
}
