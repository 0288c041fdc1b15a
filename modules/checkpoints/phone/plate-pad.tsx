import { useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { type Key, Keypad } from '../../../platform/browser/phone/keypad.tsx'
import { longestPlate } from './draft.ts'
import { texts } from './texts.ts'

const provinces = ['甘宁青陕新藏川蒙', '京津冀晋辽吉黑沪', '苏浙皖闽赣鲁豫鄂', '湘粤桂琼渝贵云']
// GA 36: no I, no O.
const letters = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ']

interface PlatePadProps {
  plate: string
  onPlate: (plate: string) => void
  onOther: () => void
}

/** Keys for a plate: province, then letters, then digits large at the thumb with the letters below them. */
export function PlatePad({ plate, onPlate, onOther }: PlatePadProps) {
  const t = useTexts(texts)
  const [choosing, setChoosing] = useState(false)
  const full = plate.length >= longestPlate
  const erase: Key = { name: 'erase', shown: '⌫', label: t('erase'), kind: 'quiet' }

  function press(name: string) {
    if (name === 'erase') onPlate([...plate].slice(0, -1).join(''))
    else if (name === 'province') setChoosing(true)
    else if (name === 'other') onOther()
    else if (/[A-Z0-9]/.test(name)) onPlate(plate + name)
    else {
      // The letter goes with the old province: another province is another place.
      onPlate(name)
      setChoosing(false)
    }
  }

  if (choosing || plate.length === 0) {
    const rows = provinces.map((row) => [...row].map((name): Key => ({ name })))
    rows.at(-1)?.push({ name: 'other', shown: '…', label: t('plateOther'), kind: 'quiet' })
    return <Keypad tall rows={rows} onKey={press} />
  }
  const onlyLetters = plate.length === 1
  const digit = (name: string): Key => ({ name, disabled: full || onlyLetters })
  const rows: Key[][] = [
    [...[...'12345'].map(digit), erase],
    [...[...'67890'].map(digit), { name: 'province', shown: t('province'), kind: 'quiet' }],
    ...letters.map((row) => [...row].map((name): Key => ({ name, disabled: full }))),
  ]
  return <Keypad rows={rows} onKey={press} />
}
