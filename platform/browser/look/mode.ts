import { useSyncExternalStore } from 'react'

export type Mode = 'light' | 'dark'

const REMEMBERED = 'muster.look'
const listeners = new Set<() => void>()
const system = window.matchMedia('(prefers-color-scheme: dark)')

system.addEventListener('change', apply)
apply()

/** Light or dark: what the person chose on this device, else what the device says. */
export function mode(): Mode {
  const chosen = localStorage.getItem(REMEMBERED)
  if (chosen === 'light' || chosen === 'dark') return chosen
  return system.matches ? 'dark' : 'light'
}

export function chooseMode(chosen: Mode) {
  localStorage.setItem(REMEMBERED, chosen)
  apply()
}

export function useMode(): Mode {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, mode)
}

function apply() {
  document.documentElement.dataset.look = mode()
  for (const listener of listeners) listener()
}
