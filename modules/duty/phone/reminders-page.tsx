import { useState } from 'react'
import { copyText } from '../../../platform/browser/copy-text.ts'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { Sheet } from '../../../platform/browser/phone/sheet.tsx'
import { type MyReminders, reminderLeads } from '../reminders.ts'
import './reminders.css'
import { texts } from './reminder-texts.ts'
import { useMyReminders } from './use-my-reminders.ts'

/** How often I am reminded of my duty, and the secret link by which a calendar shows it. */
export function RemindersPage() {
  const t = useTexts(texts)
  const { answer, online, problem, url, choose, make, end } = useMyReminders()
  return (
    <div className="p-app">
      <PageBar title={t('title')} />
      <main className="p-page">
        {!online && <p className="p-banner">{t('offline')}</p>}
        {problem && (
          <p className="p-banner p-banner-missing" role="alert">
            {problem}
          </p>
        )}
        {!answer && !problem && <Loading lines={6} />}
        {answer && (
          <>
            <Leads leads={answer.leads} online={online} choose={choose} />
            <section className="p-card r-part">
              <h2 className="p-card-title">{t('calendar')}</h2>
              <p className="p-quiet">{t('calendarHint')}</p>
              {answer.calendar ? (
                <Link calendar={answer.calendar} url={url} online={online} end={end} />
              ) : (
                <button type="button" className="p-button p-wide" disabled={!online} onClick={() => void make()}>
                  {t('make')}
                </button>
              )}
            </section>
          </>
        )}
      </main>
    </div>
  )
}

type LeadsProps = {
  leads: MyReminders['leads']
  online: boolean
  choose: (leads: MyReminders['leads']) => Promise<void>
}

function Leads({ leads, online, choose }: LeadsProps) {
  const t = useTexts(texts)
  // What was tapped shows at once; should the server refuse, what it has comes back.
  const [tapped, setTapped] = useState<MyReminders['leads']>()
  const tap = (one: MyReminders['leads']) => {
    setTapped(one)
    void choose(one).then(() => setTapped(undefined))
  }
  return (
    <fieldset className="p-card r-part" disabled={!online}>
      <legend className="m-sr">{t('remind')}</legend>
      <h2 className="p-card-title">{t('remind')}</h2>
      {reminderLeads.toReversed().map((one) => (
        <label key={one} className="r-choice">
          <input type="radio" name="leads" checked={(tapped ?? leads) === one} onChange={() => tap(one)} />
          <span>{t(one)}</span>
        </label>
      ))}
      <p className="p-quiet">{t('remindHint')}</p>
    </fieldset>
  )
}

type LinkProps = {
  calendar: NonNullable<MyReminders['calendar']>
  url: string | undefined
  online: boolean
  end: (linkId: string) => Promise<void>
}

function Link({ calendar, url, online, end }: LinkProps) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const [copied, setCopied] = useState(false)
  const [ending, setEnding] = useState(false)
  const copy = () => copyText(url ?? '').then(setCopied)
  return (
    <>
      <p className="p-quiet">{t('madeAt', { time: time(calendar.madeAt) })}</p>
      {url ? (
        <>
          <p className="r-link">{url}</p>
          <p className="p-quiet">{t('keepPrivate')}</p>
          <button type="button" className="p-button p-wide" onClick={() => void copy()}>
            {t(copied ? 'copied' : 'copy')}
          </button>
        </>
      ) : (
        <p>{t('elsewhere')}</p>
      )}
      <button type="button" className="p-button p-wide" disabled={!online} onClick={() => setEnding(true)}>
        {t('end')}
      </button>
      <Sheet open={ending} title={t('end')} onClose={() => setEnding(false)}>
        <div className="p-choices">
          <p>{t('endAsk')}</p>
          <button
            type="button"
            className="p-button p-button-main"
            onClick={() => void end(calendar.linkId).then(() => setEnding(false))}
          >
            {t('end')}
          </button>
          <button type="button" className="p-button" onClick={() => setEnding(false)}>
            {t('cancel')}
          </button>
        </div>
      </Sheet>
    </>
  )
}
