import { useEffect } from 'react'
import { useOnline } from '../../../platform/browser/offline/use-online.ts'
import { warmCodeReader } from '../../../platform/browser/phone/read-code.ts'

/** Keeps the reader of codes on the phone of whoever will scan at a post, so that the scan works without a network. */
export function useCodeReader(wanted: boolean): void {
  const online = useOnline()
  useEffect(() => {
    if (wanted && online) void warmCodeReader().catch(() => undefined)
  }, [wanted, online])
}
