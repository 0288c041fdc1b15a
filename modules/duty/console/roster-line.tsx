import { App, Button } from 'antd'
import { useState } from 'react'
import { sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { addDays } from '../../../platform/shared/dates.ts'
import type { RosterRow } from './roster-row.ts'
import { RosterRulesDialog } from './roster-rules-dialog.tsx'
import { RosterSheetButtons } from './roster-sheet-buttons.tsx'
import { texts } from './roster-texts.ts'

const signs = { draft: 'waiting', published: 'done', frozen: 'closed' } as const

/** Where a roster stands: its days, what is filled, which edition is out; and what is done with the whole of it. */
export function RosterLine({ roster }: { roster: RosterRow }) {
  const t = useTexts(texts)
  const may = useMay()
  const ask = useRosterDeed()
  const [ruling, setRuling] = useState(false)
  const missing = roster.wanted - roster.taken
  const publishing = { rosterId: roster.id, version: roster.version }
  const published = t('publishedNow', { taken: roster.taken, wanted: roster.wanted })
  const again = t('givenOutAgain', { edition: roster.edition + 1 })
  return (
    <div className="d-tools d-roster-line">
      <StateTag state={signs[roster.state]}>{t(roster.state)}</StateTag>
      {roster.edition > 0 && <span>{t('edition', { edition: roster.edition })}</span>}
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
      {may('roster.plan') && roster.state !== 'frozen' && (
        <Button size="small" onClick={() => setRuling(true)}>
          {t('rules')}
        </Button>
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
      {may('roster.publish') && roster.state === 'published' && roster.changesSince > 0 && (
        <Button
          size="small"
          onClick={() =>
            ask(
              t('giveOutAgain'),
              t('giveOutAgainHint', { count: roster.changesSince }),
              'duty.giveOutAgain',
              publishing,
              again,
            )
          }
        >
          {t('giveOutAgain')}
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
      <div className="d-tools-end">
        <RosterSheetButtons roster={roster} />
      </div>
      {ruling && <RosterRulesDialog roster={roster} close={() => setRuling(false)} />}
    </div>
  )
}

/** Asks once more, then does it to the whole roster. */
function useRosterDeed() {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message, modal } = App.useApp()
  const changed = useChanged('duty.', 'figures.')
  return (title: string, content: string, action: string, input: object, done: string) =>
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
}
