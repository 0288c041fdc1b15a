import { useEffect, useState } from 'react'
import { getSession, type Session } from '../../platform/browser/session.ts'

const MARK = 'signOn'

/** Where the browser shall come back to from another house. */
export const backFromHouse = `/phone/?${MARK}=done`

/** Whoever has just come back from another house, signed in with the server but not yet on this phone. */
export function useSignedOn(): Session | undefined {
  const [session, setSession] = useState<Session>()
  useEffect(() => {
    const address = new URL(window.location.href)
    if (!address.searchParams.has(MARK)) return
    address.searchParams.delete(MARK)
    window.history.replaceState(window.history.state, '', address)
    void getSession().then(setSession, () => undefined)
  }, [])
  return session
}
