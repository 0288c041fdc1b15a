import { AddressLink } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { Board } from '../board.ts'
import './board.css'
import { texts } from './texts.ts'

const SHOWN = 8

/** On the home page: checkpoints that recorded nothing for half an hour. */
export default function SilentCheckpoints() {
  const t = useTexts(texts)
  const { time } = useTimes()
  const { response } = useResponse()
  const input = { responseId: response?.id }
  const { data, error } = useAsk<Board>('checkpoints.board', input, { when: !!response, live: ['passages'] })
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={3} />
  const silent = data.checkpoints.filter((one) => one.silent)
  return (
    <>
      {silent.length === 0 && <p className="m-quiet">{t('noSilent')}</p>}
      <ol className="k-latest">
        {silent.slice(0, SHOWN).map(({ id, name, area, lastAt }) => (
          <li key={id} className="k-silent">
            <AddressLink to="/passages" change={{ checkpointId: id }}>
              {name}
            </AddressLink>
            <span className="k-latest-where">{area}</span>
            <StateTag state="late">{lastAt ? t('since', { time: time(lastAt) }) : t('neverSince')}</StateTag>
          </li>
        ))}
      </ol>
      <AddressLink to="/checkpoints">{t('toBoard')}</AddressLink>
    </>
  )
}
