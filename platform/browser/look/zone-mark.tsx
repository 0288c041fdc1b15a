import { useTexts } from '../language/language.ts'
import { texts } from './texts.ts'

export type ZoneLevel = 'high' | 'medium' | 'low'

const WORDS = { high: 'zoneHigh', medium: 'zoneMedium', low: 'zoneLow' } as const

/** A zone's hatching with its word; the hatching alone tells the level on paper. */
export function ZoneMark({ level }: { level: ZoneLevel }) {
  const t = useTexts(texts)
  return (
    <span>
      <span className={`m-zone m-zone-${level}`} aria-hidden="true" /> {t(WORDS[level])}
    </span>
  )
}
