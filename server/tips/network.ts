import { isIPv6 } from 'node:net'

const GROUPS = 8
/** Groups of an IPv6 address that name a connection: a subscriber gets a /64, and with it 2^64 addresses. */
const OF_CONNECTION = 4
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/

/** What tells one connection from another: an IPv4 address, the first 64 bits of an IPv6 address; any other text as it is. */
export function networkOf(address: string): string {
  const bare = (address.split('%', 1)[0] ?? '').toLowerCase()
  const mapped = MAPPED.exec(bare)
  if (mapped?.[1] !== undefined) return mapped[1]
  if (!isIPv6(bare)) return address
  const [front = [], back] = bare.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const zeros = back ? Array.from({ length: Math.max(0, GROUPS - front.length - back.length) }, () => '0') : []
  const groups = [...front, ...zeros, ...(back ?? [])].slice(0, OF_CONNECTION)
  return `${groups.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`
}
