import { useTexts } from '../../../platform/browser/language/language.ts'
import { type Key, Keypad } from '../../../platform/browser/phone/keypad.tsx'
import { texts } from './texts.ts'

const longest = 18

/** Keys for an 18-character number; X only lights where it may stand. */
export function IdentityPad({ number, onNumber }: { number: string; onNumber: (number: string) => void }) {
  const t = useTexts(texts)
  const full = number.length >= longest
  const digit = (name: string): Key => ({ name, disabled: full })
  const rows: Key[][] = [
    ['1', '2', '3'].map(digit),
    ['4', '5', '6'].map(digit),
    ['7', '8', '9'].map(digit),
    [
      { name: 'X', disabled: number.length !== longest - 1 },
      digit('0'),
      { name: 'erase', shown: '⌫', label: t('erase'), kind: 'quiet' },
    ],
  ]
  return <Keypad tall rows={rows} onKey={(name) => onNumber(name === 'erase' ? number.slice(0, -1) : number + name)} />
}
