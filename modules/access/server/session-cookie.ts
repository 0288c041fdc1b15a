import { isSoundText } from '../../../platform/server/sound-text.ts'

const NAME = /(?:^|;\s*)(?:__Secure-)?muster\.session_token=([^;]+)/

/** The session's token in a Cookie header: 190 random bits, then a dot and a signature that only better-auth reads. */
export function tokenOf(cookies: string | undefined): string | undefined {
  const value = cookies && NAME.exec(cookies)?.[1]
  if (!value) return undefined
  try {
    const token = decodeURIComponent(value).split('.')[0]
    return token && isSoundText(token) ? token : undefined
  } catch {
    return undefined
  }
}
