import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { BlockList, isIP } from 'node:net'

/** Where pushes may go: to the public net over https, or (tests, a relay of one's own) anywhere. */
export type PushReach = 'public' | 'anywhere'

// Addresses that mean this machine, its neighbours or nobody: IANA's special-purpose registries (RFC 6890).
const own = { ipv4: new BlockList(), ipv6: new BlockList() }
const ranges4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24
  192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3`
// Of IPv6 only what is given out for the public net counts, less what carries other addresses in it.
const ranges6 = '::/3 4000::/2 8000::/1 2001::/23 2001:db8::/32 2002::/16 3fff::/20'
for (const [family, ranges] of [
  ['ipv4', ranges4],
  ['ipv6', ranges6],
] as const)
  for (const range of ranges.split(/\s+/)) {
    const [net = '', prefix] = range.split('/')
    own[family].addSubnet(net, Number(prefix), family)
  }

export function isPublicAddress(address: string): boolean {
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
  return isIP(address) !== 0 && !own[family].check(address, family)
}

/** Whether an endpoint may be kept at all. Where its name leads is looked at when it is called. */
export function mayPushTo(endpoint: string, reach: PushReach): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return false
  if (reach === 'anywhere') return true
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return false
  if (isIP(host)) return isPublicAddress(host)
  return host.includes('.') && !/\.(localhost|local|internal|intranet|lan|home|corp|test|invalid|arpa)\.?$/i.test(host)
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void

/**
 * Looks a name up for a connection and gives out public addresses only: the connection is made to what was looked at, so a
 * name that leads elsewhere a moment later gains nothing.
 */
export function lookupPublic(host: string, options: LookupOptions, found: Found): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, '')
    const allowed = addresses.filter(({ address }) => isPublicAddress(address))
    const [first] = allowed
    if (!first) return found(Object.assign(new Error('not a public address'), { code: 'EPRIVATE' }), '')
    if (options.all) found(null, allowed)
    else found(null, first.address, first.family)
  })
}
