import { useState } from 'react'
import { sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { type State, StateTag } from '../../../platform/browser/look/state-tag.tsx'
import type { MySwap } from '../my-duty.ts'
import { texts } from './texts.ts'

const signs: Record<MySwap['state'], State> = {
  asked: 'waiting',
  agreed: 'waiting',
  approved: 'done',
  declined: 'missing',
  refused: 'missing',
  withdrawn: 'closed',
}

/** Swaps that concern me: what I was asked, with an answer to give, and what I asked for. */
export function MySwaps({ swaps, done }: { swaps: MySwap[]; done: () => Promise<void> }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  if (swaps.length === 0) return null
  const send = async (action: string, input: object) => {
    setBusy(true)
    setProblem(undefined)
    await sendCommand(action, input).catch((thrown: unknown) => setProblem(problemText(thrown, language)))
    await done()
    setBusy(false)
  }
  return (
    <section className="p-card">
      <h2 className="p-quiet">{t('swaps')}</h2>
      {problem && (
        <p className="p-banner p-banner-missing" role="alert">
          {problem}
        </p>
      )}
      <ul className="p-swaps">
        {swaps.map((swap) => (
          <li key={swap.id}>
            <StateTag state={signs[swap.state]}>
              {t(swap.side === 'wasAsked' && swap.state === 'asked' ? 'state_wasAsked' : `state_${swap.state}`)}
            </StateTag>
            <p>{t('with', { name: swap.otherName })}</p>
            {swap.give && <p>{t('youGive', { shift: swap.give })}</p>}
            {swap.take && <p>{t('youTake', { shift: swap.take })}</p>}
            {swap.reason && <p className="p-quiet">{swap.reason}</p>}
            {swap.decidedWhy && <p className="p-quiet">{swap.decidedWhy}</p>}
            {swap.side === 'wasAsked' && swap.state === 'asked' && (
              <div className="p-row">
                {[true, false].map((agree) => (
                  <button
                    key={String(agree)}
                    type="button"
                    className="p-button"
                    disabled={busy}
                    onClick={() => void send('duty.answerSwap', { swapId: swap.id, agree })}
                  >
                    {t(agree ? 'agree' : 'decline')}
                  </button>
                ))}
              </div>
            )}
            {swap.side === 'asked' && (swap.state === 'asked' || swap.state === 'agreed') && (
              <button
                type="button"
                className="p-button p-wide"
                disabled={busy}
                onClick={() => void send('duty.withdrawSwap', { swapId: swap.id })}
              >
                {t('withdraw')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
