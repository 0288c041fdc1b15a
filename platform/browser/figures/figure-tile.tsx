import { type Address, type AddressChange, AddressLink } from '../address.tsx'
import { useBilingual, useTexts } from '../language/language.ts'
import { numberText } from '../look/numbers.ts'
import { StateSign } from '../look/state-tag.tsx'
import { useAsk } from '../use-ask.ts'
import { type FigureValue, figureAddress, questionOf, type ShownFigure } from './figure.ts'
import './figures.css'
import { texts } from './texts.ts'

type FigureTileProps = { shown: ShownFigure; responseId: string; live?: string[] }

/** One number that decides something; pressing it opens its breakdown and its rows, with the same filter in the address. */
export function FigureTile({ shown, responseId, live = ['figures'] }: FigureTileProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  // The tile asks exactly what its address asks, so that value and rows never tell different stories.
  const question = questionOf(definedOnly(figureAddress(shown)), responseId)
  const { data, isError } = useAsk<FigureValue>('figures.value', question, { live })
  const state = shown.stateAbove && data && data.value > 0 ? shown.stateAbove : undefined
  const title = pick(shown.label)
  return (
    <AddressLink
      change={figureAddress(shown)}
      className={`m-tile ${state ? `m-state-${state}` : ''}`}
      title={t('openRows', { title })}
    >
      <span className="m-tile-title">{title}</span>
      <span className="m-tile-value">
        {state && <StateSign state={state} size={16} />}
        <strong className={data ? '' : 'm-tile-pending'}>{numberText(data?.value)}</strong>
        {shown.unit && <span className="m-tile-unit">{pick(shown.unit)}</span>}
      </span>
      <span className="m-tile-hint">{isError ? t('unavailable') : shown.hint ? pick(shown.hint) : '\u00a0'}</span>
    </AddressLink>
  )
}

function definedOnly(change: AddressChange): Address {
  return Object.fromEntries(Object.entries(change).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
