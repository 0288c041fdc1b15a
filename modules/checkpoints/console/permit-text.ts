import type { MaskedPermitInFull, RevealedPermit } from '../masked-permit.ts'

/** A picture's text as an address that an image can show. */
export function svgUrl(svg: string): string {
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
}

/** The plate or document number, in the clear where it was revealed. */
export function numberOf(permit: MaskedPermitInFull, revealed: RevealedPermit | undefined): string {
  return (permit.holder === 'vehicle' ? revealed?.plate : revealed?.identityNumber) ?? permit.who
}
