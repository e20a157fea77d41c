import type { TipFiling } from '@shared/api/tips'
import { hex, unhex } from '@shared/tips/crypto/bytes'
import type { Sealed } from '@shared/tips/crypto/envelope'
import type { Header } from '@shared/tips/crypto/header'
import { sm3 } from '@shared/tips/crypto/suite1'
import { putBytes, readBytes, removeBytes } from '@/api/blobs'
import { putJson, readJson } from './atRest'
import { TipError } from './words'

/** A sealed envelope as it is kept until it is acknowledged: sent again it is byte for byte the same. */
export interface Outgoing {
  /** name under which its parts are kept */
  name: string
  /** author's public key, hex */
  author: string
  filing: Omit<TipFiling, 'part0' | 'work'>
  /** signature of each part, hex */
  puts: string[]
}

const metaName = (name: string): string => `${name}.sealed`
const partName = (name: string, part: number): string => `${name}.sealed.${part}`

/** Keeps an envelope: its parts first, so that one that can be read is whole. Throws where the phone has no room. */
export async function keepOutgoing(name: string, sealed: Sealed<Header>): Promise<Outgoing> {
  for (const [part, bytes] of sealed.parts.entries()) await putBytes(partName(name, part), bytes)
  const outgoing: Outgoing = {
    name,
    author: sealed.header.author,
    filing: {
      header: hex(sealed.headerBytes),
      deskWrap: hex(sealed.deskWrap),
      recoveryWrap: hex(sealed.recoveryWrap),
      identityWrap: hex(sealed.identityWrap),
      identity: hex(sealed.identity),
      parts: sealed.parts.map((part) => hex(sm3(part))),
      signature: hex(sealed.filing),
    },
    puts: sealed.puts.map(hex),
  }
  await putJson(metaName(name), outgoing)
  return outgoing
}

/** A kept envelope, or null. */
export const readOutgoing = (name: string): Promise<Outgoing | null> => readJson<Outgoing>(metaName(name))

/** One stored part. Throws where it is gone or is not the one that was sealed. */
export async function outgoingPart({ name, filing }: Outgoing, part: number): Promise<Uint8Array> {
  const bytes = await readBytes(partName(name, part))
  const digest = unhex(filing.parts[part] ?? '', 32)
  if (bytes === null || hex(sm3(bytes)) !== hex(digest)) throw new TipError('密封好的内容在手机里已不完整，请「换一张凭证重新密封」。')
  return bytes
}

export const removeOutgoing = (name: string): Promise<void> => removeBytes(metaName(name))
