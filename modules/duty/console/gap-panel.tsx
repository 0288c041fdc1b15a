import { Button } from 'antd'
import { AddressLink } from '../../../platform/browser/address.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { ShiftShown } from '../board.ts'
import { type GapExplained, type GapWay, gapRules } from '../gap.ts'
import { texts } from './gap-texts.ts'
import type { Placing } from './use-placing.tsx'

type GapProps = { shift: ShiftShown; role: string; placing: Placing }

/** A short place: the simplest way to fill it, who could, and for everybody else which rule stands in the way. */
export function GapPanel({ shift, role, placing }: GapProps) {
  const t = useTexts(texts)
  const { data, error } = useAsk<GapExplained>(
    'duty.whoCouldCover',
    { shiftId: shift.id, role },
    { live: ['shifts', 'rosters'], keepLast: true },
  )
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={3} />
  const put = (memberId: string) => void placing.assign(shift, role, memberId)
  return (
    <div className="d-cover">
      <Quickest gap={data} put={put} />
      {data.mayOffer && (
        <p className="d-offer">
          <Button size="small" onClick={() => void placing.offer(shift)}>
            {t('offer')}
          </Button>
          <span className="m-quiet">{t('offerHint')}</span>
        </p>
      )}
      <h4>{t('free', { count: data.total })}</h4>
      {data.rows.length === 0 && <p className="m-quiet">{t('noneFree')}</p>}
      <ul className="d-place-people">
        {data.rows.map((one) => (
          <li key={one.memberId}>
            <span>
              {one.name}
              {one.standby && <StateTag state="waiting">{t('standby')}</StateTag>}
              <small>
                {one.walkMinutes === null
                  ? one.near && `${t('near')}　`
                  : `${t('walk', { minutes: Math.round(one.walkMinutes) })}　`}
                {t('weekHours', { hours: one.hoursThisWeek })}
              </small>
            </span>
            <Button size="small" type="primary" ghost onClick={() => put(one.memberId)}>
              {t(one.standby ? 'call' : 'assign')}
            </Button>
          </li>
        ))}
      </ul>
      <KeptAway gap={data} put={put} />
    </div>
  )
}

type PartProps = { gap: GapExplained; put: (memberId: string) => void }

function Quickest({ gap: { cheapest, missing }, put }: PartProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const { name = '', why } = cheapest ?? {}
  const said = {
    assign: t(cheapest?.standby ? 'callStandby' : 'takeFree', { name }),
    hand: t('byHand', { name, why: why ? pick(why) : '' }),
    setAside: t('bySetAside', { name, why: why ? withoutName(pick(why), name) : '' }),
    ask: t('byAsking', { name }),
  }
  return (
    <section className="d-quickest">
      <h4>
        {t('whyShort', { count: missing })}
        {cheapest && <span className="m-quiet">{t('quickest')}</span>}
      </h4>
      <p>{cheapest ? said[cheapest.way] : t('nobody')}</p>
      {!cheapest && may('callOut.read') && <AddressLink to="/call-outs">{t('callPeople')}</AddressLink>}
      {cheapest && cheapest.way !== 'ask' && (
        <Button type="primary" size="small" onClick={() => put(cheapest.memberId)}>
          {t(cheapest.standby ? 'call' : buttons[cheapest.way])}
        </Button>
      )}
    </section>
  )
}

const buttons = { assign: 'assign', hand: 'assignAnyway', setAside: 'assignWithReason' } as const

/** Everybody else, each under the first rule against them. */
function KeptAway({ gap: { away }, put }: PartProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const count = away.reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return null
  return (
    <section className="d-away">
      <h4>{t('away', { count })}</h4>
      {away.map((one) => (
        <details key={one.rule}>
          <summary>
            {t('ruleCount', { rule: pick(gapRules[one.rule].name), count: one.count })}
            <small>{pick(gapRules[one.rule].help)}</small>
          </summary>
          <ul className="d-place-people">
            {one.people.map(({ memberId, name, why, way }) => (
              <li key={memberId}>
                <span>
                  {name}
                  <small>{withoutName(pick(why), name)}</small>
                </span>
                {mayPut(way) && (
                  <Button size="small" onClick={() => put(memberId)}>
                    {t(buttons[way])}
                  </Button>
                )}
              </li>
            ))}
            {one.count > one.people.length && <li className="m-quiet">{t('andMore', { count: one.count })}</li>}
          </ul>
        </details>
      ))}
    </section>
  )
}

function mayPut(way: GapWay | null): way is 'hand' | 'setAside' {
  return way === 'hand' || way === 'setAside'
}

/** The name stands in front already. */
function withoutName(why: string, name: string): string {
  return why.startsWith(name) ? why.slice(name.length).trim() : why
}
