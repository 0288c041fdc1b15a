import { useEffect, useRef } from 'react'

/**
 * Calls the handler of a pressed key while mounted: `useKeys({ j: next, escape: close, 'ctrl+k': search })`.
 * Plain keys are left alone while someone types; keys with ctrl (or cmd) always count.
 */
export function useKeys(handlers: Record<string, () => void>) {
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const held = event.ctrlKey || event.metaKey
      if (event.altKey || event.isComposing || (!held && isBusy(event))) return
      const handler = latest.current[(held ? 'ctrl+' : '') + event.key.toLowerCase()]
      if (!handler) return
      event.preventDefault()
      handler()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

const TYPED_IN = 'input, textarea, select, [contenteditable], [role=combobox]'

// Enter on a button or a link already means something.
function isBusy({ target, key }: KeyboardEvent) {
  return target instanceof HTMLElement && target.closest(key === 'Enter' ? `${TYPED_IN}, button, a` : TYPED_IN) !== null
}
