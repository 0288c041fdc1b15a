import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { type State, StateTag } from '../../../platform/browser/look/state-tag.tsx'
import type { MaskedPermit } from '../masked-permit.ts'
import type { PermitState } from '../permit.ts'
import { permitStateWords } from '../words.ts'
import { texts } from './texts.ts'

const STATES: Record<PermitState, State> = {
  requested: 'waiting',
  approved: 'done',
  declined: 'closed',
  revoked: 'missing',
}

/** How it stands with a permit; one that has run out says so. */
export function PermitStateTag({ permit }: { permit: Pick<MaskedPermit, 'state' | 'expired'> }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  if (permit.state === 'approved' && permit.expired) return <StateTag state="closed">{t('expired')}</StateTag>
  return <StateTag state={STATES[permit.state]}>{pick(permitStateWords[permit.state])}</StateTag>
}
