import { isIP } from 'node:net'
import { isPrivateAddress } from '../../network/addresses'
import { UnreadableSource } from '../formats/types'
import type { Source } from '../source/sources'

/** Refuses an address that a source may not be at. Throws UnreadableSource. */
export function checkAddress(url: URL, { privateNetwork }: Source): void {
  if (url.protocol !== 'https:' && !privateNetwork) throw new UnreadableSource('来源地址不是 https')
  if (url.username !== '' || url.password !== '') throw new UnreadableSource('来源地址里不能写用户名和密码')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && isPrivateAddress(host) && !privateNetwork) throw new UnreadableSource('来源地址在内部网络，登记里没有允许')
}

/** Whether an address is on a declared host, and no less protected than it was declared. */
export const isOnHost = (target: URL, declared: URL): boolean =>
  target.host === declared.host && (target.protocol === 'https:' || target.protocol === declared.protocol)
