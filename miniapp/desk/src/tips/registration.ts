import { hex } from '@shared/tips/crypto/bytes'
import type { Randomness } from '@shared/tips/crypto/bytes'
import { chooseTipCertificates } from '@shared/tips/crypto/certificates'
import type { Json } from '@shared/tips/crypto/content'
import type { IdentityForm } from '@shared/tips/crypto/identity'
import { deriveSecrets, newReceipt, writeReceipt } from '@shared/tips/crypto/receipt'
import { sm3 } from '@shared/tips/crypto/suite1'
import { sealTip, type SealedTip } from '@shared/tips/crypto/tip'
import { deskFor, TIP_KINDS, type TipKind } from '@shared/tips/words'
import type { TipFiling, TipService } from '../api/types'

/** A tip that somebody told an officer: by telephone, in a letter, at a visit. */
export interface Told {
  kind: TipKind
  address: string
  /** `YYYY-MM-DD`, or empty where it is not known */
  day: string
  goingOn: boolean
  text: string
  danger: boolean
  employee: boolean
  /** who told it; empty: anonymous */
  name: string
  contact: string
}

export interface Registered {
  tipId: string
  /** as it is read aloud and printed */
  receipt: string
  filing: TipFiling
  desk: string
}

/** The fields of part 0, as a phone fills them. */
function fieldsOf(told: Told): Record<string, Json> {
  const { kind, address, day, goingOn, danger, employee, name } = told
  return {
    v: 1,
    kind,
    where: { address: address.trim() || null, point: null, record: null },
    when: { day: day || null, goingOn },
    danger,
    employee,
    // As on the phone: an anonymous tip says nothing of it.
    named: name.trim() === '' ? null : true,
    photos: 0,
  }
}

const identityOf = ({ name, contact }: Told): IdentityForm | undefined =>
  name.trim() === '' && contact.trim() === '' ? undefined : { name: name.trim(), contact: contact.trim() }

/**
 * Seals what was told exactly as a phone would, under a receipt made here. It goes through the public door, so that a tip by
 * telephone is one like any other. Throws SealError `certificate-none`, `part-too-long`, `identity-too-long`.
 */
export function registered(
  told: Told,
  service: TipService,
  { root, now, randomness }: { root: Uint8Array; now: number; randomness: Randomness },
): Registered {
  const desk = deskFor(told.kind, { aboutOffice: false })
  const symbols = newReceipt(randomness)
  const secrets = deriveSecrets(symbols)
  const identity = identityOf(told)
  const sealed = sealTip({
    secrets,
    kind: TIP_KINDS[told.kind].byte,
    division: service.division,
    content: { text: told.text.trim(), fields: fieldsOf(told) },
    photos: [],
    certificates: chooseTipCertificates(service.certificates, { root, desk, now: Math.floor(now / 1_000) }),
    randomness,
    ...(identity === undefined ? {} : { identity }),
  })
  return { tipId: hex(secrets.tipId), receipt: writeReceipt(symbols), filing: filingBody(sealed), desk }
}

function filingBody(sealed: SealedTip): TipFiling {
  const [part0 = new Uint8Array(0)] = sealed.parts
  return {
    header: hex(sealed.headerBytes),
    deskWrap: hex(sealed.deskWrap),
    recoveryWrap: hex(sealed.recoveryWrap),
    identityWrap: hex(sealed.identityWrap),
    identity: hex(sealed.identity),
    parts: sealed.parts.map((part) => hex(sm3(part))),
    signature: hex(sealed.filing),
    part0: hex(part0),
  }
}
