import { isDemoRoot } from '../../shared/tips/demo'
import type { Desk } from '../../shared/tips/words'
import type { Env } from '../env'

/** The desk of the service's own test tips. It is no desk of people: nobody's queue shows it. */
export const CANARY_DESK = 'canary'

/** The same in the field of a document where desks of people stand: none of them is called so, and no queue asks for it. */
export const CANARY_IN_DESK = CANARY_DESK as string as Desk

/** Whom people call where tips are not taken. */
export const TELEPHONE = '12350'

/** What the door for reporters is told once, at its start. */
export interface TipSettings {
  /** public key of the root, 65 bytes; null: tips are not taken */
  root: Uint8Array | null
  /** the root is the one of the demonstration, whose private half everybody can read */
  demonstration: boolean
  /** NODE_ENV=production */
  production: boolean
  /** file of certificates; null: there are none */
  certificatesFile: string | null
  /** bytes that tips may take on the disk */
  diskBytes: number
  /** how many proxies of ours stand before the service: so many addresses of X-Forwarded-For, from the right, are theirs */
  trustedProxies: number
  anonymousReward: { basis: string; channel: string } | null
  /** division of the city, six digits */
  division: string
  /** file with the private keys of the canary; null: the canary is off */
  canaryKeysFile: string | null
}

/** The desks that a service must have keys for before it takes tips. */
export const NEEDED_DESKS: readonly Desk[] = ['work-safety', 'oversight']

/** Said with a refusal for want of room: what was kept, and what to do. */
export const STAYS_ON_PHONE = { why: `没有收下；草稿还在手机上，请过一会儿再试，或打电话 ${TELEPHONE}` }

const MIB = 1024 * 1024

/** The settings of the door out of those of the process, for the division (six digits) of the city. */
export function tipSettingsOf(env: Env, division: string): TipSettings {
  const { TIP_ROOT_PUBLIC_KEY: root } = env
  return {
    root: root === undefined ? null : Buffer.from(root, 'hex'),
    demonstration: root !== undefined && isDemoRoot(root),
    production: env.NODE_ENV === 'production',
    certificatesFile: env.TIP_CERTIFICATES ?? null,
    diskBytes: env.TIP_DISK_MB * MIB,
    trustedProxies: env.TRUST_PROXY,
    anonymousReward: env.ANONYMOUS_REWARD ?? null,
    division,
    canaryKeysFile: env.TIP_CANARY_KEYS ?? null,
  }
}
