import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import type { CSSProperties, ReactNode } from 'react'

/** What the address bar holds after the `?`: plain strings, so that an 18-digit area id stays whole. */
export type Address = Record<string, string>
export type AddressChange = Record<string, string | undefined>

export function parseAddress(search: string): Address {
  return Object.fromEntries(new URLSearchParams(search))
}

export function writeAddress(address: Record<string, unknown>): string {
  const written = new URLSearchParams()
  for (const [key, value] of Object.entries(address)) {
    if (typeof value === 'string' && value !== '') written.set(key, value)
  }
  const text = written.toString()
  return text === '' ? '' : `?${text}`
}

/**
 * The filters of a page as the address has them, and a way to change some of them. Never put personal data here: addresses end
 * up in histories and logs. `{ replace: true }` for what the back button should not step through.
 */
export function useAddress(): [Address, (change: AddressChange, options?: { replace?: boolean }) => void] {
  const { search } = useLocation() as unknown as { search: Address }
  const navigate = useNavigate()
  return [
    search,
    (change, options) => {
      void navigate({ to: '.', search: (now: Address) => ({ ...now, ...change }), ...options } as never)
    },
  ]
}

type AddressLinkProps = {
  to?: string
  change?: AddressChange
  children: ReactNode
  className?: string
  style?: CSSProperties
  title?: string
}

/** A link that keeps the page's address and changes part of it; or, with `to`, opens another page with just `change`. */
export function AddressLink({ to, change = {}, ...rest }: AddressLinkProps) {
  const search = to ? change : (now: Address) => ({ ...now, ...change })
  return <Link to={to ?? '.'} search={search as never} {...rest} />
}
