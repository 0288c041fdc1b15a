import { create } from 'qrcode'
import { useEffect, useMemo, useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { localDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { signPostCode, TURN_MS } from '../post-code.ts'
import './attendance.css'
import { texts } from './attendance-texts.ts'
import { ClockBanner } from './clock-banner.tsx'
import { usePostAttendance } from './use-post-attendance.ts'

const MARGIN = 2

/** The code that people scan to check in at this post: new every half minute, also without a network. */
export function PostCodePage({ rest }: { rest: string }) {
  const t = useTexts(texts)
  const { day } = useTimes()
  const { answer, aheadMs } = usePostAttendance(rest)
  const now = useNow()
  const turn = Math.floor(now / TURN_MS)
  const key = answer?.codeKeys[localDay(new Date(turn * TURN_MS))]
  const code = useMemo(() => key && signPostCode(rest, new Date(turn * TURN_MS), key), [rest, key, turn])
  const last = Object.keys(answer?.codeKeys ?? {})
    .sort()
    .at(-1)
  return (
    <div className="p-app">
      <PageBar title={answer?.postName ?? t('postCode')} />
      <main className="p-page">
        <ClockBanner aheadMs={aheadMs} />
        {!answer && <Loading lines={6} />}
        {answer && !code && <Empty title={t('codeNone')} />}
        {code && (
          <section className="p-card a-code">
            <Squares text={code} />
            <p className="p-number">{t('codeLeft', { seconds: Math.ceil(((turn + 1) * TURN_MS - now) / 1000) })}</p>
            <p className="p-quiet">{t('codeHint')}</p>
            {last && <p className="p-quiet">{t('codeUntil', { day: day(startOfLocalDay(last)) })}</p>}
          </section>
        )}
      </main>
    </div>
  )
}

/** A QR code as one path: dark on white in either theme, or no camera reads it. */
function Squares({ text }: { text: string }) {
  const { size, data } = useMemo(() => create(text, { errorCorrectionLevel: 'M' }).modules, [text])
  const path = Array.from(data, (dark, at) =>
    dark ? `M${(at % size) + MARGIN} ${Math.floor(at / size) + MARGIN}h1v1h-1z` : '',
  ).join('')
  const side = size + 2 * MARGIN
  return (
    <svg className="a-squares" viewBox={`0 0 ${side} ${side}`} role="img" aria-label="QR" shapeRendering="crispEdges">
      <rect width={side} height={side} className="a-light" />
      <path d={path} className="a-dark" />
    </svg>
  )
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
