import { whyNotIdentityNumber } from '../../../platform/shared/codes/identity-number.ts'
import type { PrecinctDownload } from '../precinct-download.ts'
import { type Draft, type Focus, nextFocus, plateIsDone, withPerson } from './draft.ts'
import { IdentityPad } from './identity-pad.tsx'
import { PlatePad } from './plate-pad.tsx'
import { findPermitOf } from './shown-permit.ts'
import { TemperaturePad } from './temperature-pad.tsx'

interface FocusPadProps {
  draft: Draft
  focus: Focus
  download: PrecinctDownload
  onChange: (draft: Draft, focus: Focus) => void
}

const idLength = 18

/** The keys that belong to what is being filled in; when it is full they go on by themselves. */
export function FocusPad({ draft, focus, download, onChange }: FocusPadProps) {
  if (focus.to === 'plate' && !draft.otherPlate) {
    return (
      <PlatePad
        plate={draft.plate}
        onPlate={(plate) => plateTyped(plate)}
        onOther={() => onChange({ ...draft, plate: '', otherPlate: true }, focus)}
      />
    )
  }
  if (focus.to !== 'temperature' && focus.to !== 'identity') return null
  const person = draft.people.find((one) => one.at === focus.at)
  if (!person) return null
  if (focus.to === 'identity') return <IdentityPad number={person.identityNumber} onNumber={numberTyped} />
  return (
    <TemperaturePad
      temperature={person.temperature}
      feverFrom={download.rules.feverFrom}
      onReading={(temperature) => {
        const next = withPerson(draft, person.at, { temperature })
        onChange(next, temperature === undefined ? { to: 'nothing' } : nextFocus(next))
      }}
      onStep={(temperature) => onChange(withPerson(draft, person.at, { temperature }), focus)}
    />
  )

  function plateTyped(plate: string) {
    if (!plateIsDone(plate)) return onChange({ ...draft, plate }, focus)
    const permitId = draft.permit ? undefined : findPermitOf(plate, 'vehicle', download)
    const next = { ...draft, plate, ...(permitId ? { permit: { permitId } } : {}) }
    onChange(next, nextFocus(next))
  }

  function numberTyped(identityNumber: string) {
    const at = 'at' in focus ? focus.at : 1
    const right = identityNumber.length === idLength && !whyNotIdentityNumber(identityNumber)
    const known = draft.people.find((one) => one.at === at)?.permit
    const permitId = right && !known ? findPermitOf(identityNumber, 'person', download) : undefined
    const next = withPerson(draft, at, { identityNumber, ...(permitId ? { permit: { permitId } } : {}) })
    onChange(next, right ? nextFocus(next) : focus)
  }
}
