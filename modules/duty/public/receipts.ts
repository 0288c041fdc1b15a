const KEPT = 'muster.volunteer'

/** The receipts of sign-ups made on this device, by the pass of their link. Whoever else uses the device may clear its data. */
export function receiptFor(pass: string): string | undefined {
  return kept()[pass]
}

export function keepReceipt(pass: string, receipt: string): void {
  localStorage.setItem(KEPT, JSON.stringify({ ...kept(), [pass]: receipt }))
}

function kept(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}

/** 32 random bytes in base64url: opens the outcome, and is known nowhere else in the clear. */
export function makeSecret(): string {
  const text = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The way back to a sign-up's outcome, on this server. */
export const linkTo = (receipt: string) => `${window.location.origin}/join/#me.${receipt}`
