/** A secret link that this phone has made; its secret is known nowhere else. */
export interface CalendarLink {
  linkId: string
  url: string
}

/** 32 random bytes in base64url, and the SHA-256 of that text in hexadecimal: all that the server is told. */
export async function makeSecret(): Promise<{ secret: string; secretHash: string }> {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const secret = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)))
  return { secret, secretHash: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') }
}

export const urlOfCalendar = (secret: string) => `${window.location.origin}/api/feeds/duty.calendar/${secret}.ics`
