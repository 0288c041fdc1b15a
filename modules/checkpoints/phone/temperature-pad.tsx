import { useTexts } from '../../../platform/browser/language/language.ts'
import { type Key, Keypad } from '../../../platform/browser/phone/keypad.tsx'
import { texts } from './texts.ts'

interface TemperaturePadProps {
  temperature: number | undefined
  feverFrom: number
  /** A whole reading was chosen: the keys may go on to the next person. */
  onReading: (temperature: number | undefined) => void
  /** The reading was moved by a tenth: the keys stay. */
  onStep: (temperature: number) => void
}

const first = 360
const columns = 5
const rowCount = 4
const tenth = (tenths: number) => tenths / 10

/** One tap a reading: 36.0 to 37.9 each have a key, fevers are marked; beyond that by whole degrees and tenths. */
export function TemperaturePad({ temperature, feverFrom, onReading, onStep }: TemperaturePadProps) {
  const t = useTexts(texts)
  const key = (tenths: number): Key => {
    const value = tenth(tenths)
    const kind = value === temperature ? 'chosen' : value >= feverFrom ? 'fever' : undefined
    return { name: value.toFixed(1), kind }
  }
  const rows: Key[][] = Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: columns }, (_, column) => key(first + row * columns + column)),
  )
  rows.push([
    { name: '-', shown: '−0.1', kind: 'quiet' },
    { name: '+', shown: '+0.1', kind: 'quiet' },
    key(380),
    key(390),
    { name: 'none', shown: t('notMeasured'), kind: 'quiet' },
  ])

  function press(name: string) {
    if (name === 'none') onReading(undefined)
    else if (name === '+' || name === '-') onStep(stepped(temperature, name === '+' ? 1 : -1))
    else onReading(Number(name))
  }
  return <Keypad rows={rows} tall onKey={press} />
}

/** A tenth up or down, in whole tenths so that no 36.900000000000006 is ever recorded; 34 to 43 as the schema has it. */
function stepped(temperature: number | undefined, by: number): number {
  const tenths = Math.round((temperature ?? 36.5) * 10) + by
  return tenth(Math.min(430, Math.max(340, tenths)))
}
