import { hex } from '../../../shared/tips/crypto/bytes'
import { chooseTipCertificates, type TipCertificates } from '../../../shared/tips/crypto/certificates'
import type { SignedCertificate } from '../../../shared/tips/crypto/certificate'
import type { Sealed } from '../../../shared/tips/crypto/envelope'
import type { Header } from '../../../shared/tips/crypto/header'
import { sealMessage } from '../../../shared/tips/crypto/message'
import { deriveSecrets, newReceipt, writeReceipt, type ReceiptSecrets } from '../../../shared/tips/crypto/receipt'
import { sealTip } from '../../../shared/tips/crypto/tip'
import type { TipFiling } from '../../../shared/api/tips'
import type { AboutRecord } from '../../../shared/tips/content'
import { addDays, shanghaiDay } from '../../../shared/codes/dates'
import { deskFor, TIP_KINDS, type Desk, type MessageTopic } from '../../../shared/tips/words'
import type { TipDeps } from '../../tips/deps'
import { sm3Digest, sm3Hex } from '../../tips/digest'
import { fileTip } from '../../tips/filing'
import { fileMessage } from '../../tips/messages'
import { putPart } from '../../tips/parts'
import { SAMPLE_PHOTOS } from './photos'
import { LETTERS, type Story } from './stories'

/** The phone of a sample reporter: it seals and files as a real one does, at the time that the clock of `deps` says. */
export interface SampleReporter {
  id: string
  receipt: string
  write: (topic: MessageTopic) => Promise<void>
}

/** A name and a number that nobody has. */
const IDENTITY = { name: '演示举报人', contact: '000-0000-0000' }
const PAY_TO = '演示银行 0000 0000 0000 0000'

/** The certificates that the service publishes now. */
export const certificatesOf = ({ certificates }: Pick<TipDeps, 'certificates'>): SignedCertificate[] =>
  certificates.published().map(({ fingerprint: _told, ...certificate }) => certificate)

/** Chooses the keys that are good at a time, and each choice once: checking three signatures takes a while. */
export function keyChoice({ certificates, now, settings }: TipDeps): (desk: Desk) => TipCertificates {
  const { root } = settings
  if (root === null) throw new Error('sample tips need a root')
  const chosen = new Map<string, TipCertificates>()
  return (desk) => {
    const day = `${desk} ${shanghaiDay(now())}`
    const seconds = Math.floor(now().getTime() / 1_000)
    const found = chosen.get(day) ?? chooseTipCertificates(certificatesOf({ certificates }), { root, desk, now: seconds })
    chosen.set(day, found)
    return found
  }
}

/** Files a story as its reporter. */
export async function fileStory(
  deps: TipDeps,
  story: Story,
  { choose, urgent }: { choose: ReturnType<typeof keyChoice>; urgent: AboutRecord | null },
): Promise<SampleReporter> {
  const { randomness, now, settings } = deps
  const symbols = newReceipt(randomness)
  const secrets = deriveSecrets(symbols)
  const desk = deskFor(story.kind, { aboutOffice: story.aboutOffice === true })
  const photos = SAMPLE_PHOTOS.slice(0, story.photos ?? 0)
  const sealed = sealTip({
    secrets,
    content: {
      text: story.text,
      fields: {
        v: 1,
        kind: story.kind,
        where: { address: story.place, point: null, record: story.fromUrgent && urgent ? { ...urgent } : null },
        when: { day: addDays(shanghaiDay(now()), -1), goingOn: false },
        danger: story.danger === true,
        employee: story.employee === true,
        named: story.named === 'told' ? true : null,
        photos: photos.length,
      },
    },
    photos,
    certificates: choose(desk),
    randomness,
    kind: TIP_KINDS[story.kind].byte,
    division: settings.division,
    ...(story.named ? { identity: IDENTITY } : {}),
  })
  const id = hex(secrets.tipId)
  await putPhotos(deps, { id, message: 0, signedId: id, secrets }, sealed)
  await fileTip(deps, id, filingOf(sealed))
  let written = 0
  return {
    id,
    receipt: writeReceipt(symbols),
    write: async (topic) => {
      const number = ++written
      const message = sealMessage({
        secrets,
        number,
        content: { text: LETTERS[topic], fields: { v: 1, topic, photos: 0 } },
        photos: [],
        certificates: choose(desk),
        randomness,
        ...(topic === 'claim' ? { identity: { ...IDENTITY, payTo: PAY_TO } } : {}),
      })
      await fileMessage(deps, id, number, filingOf(message))
    },
  }
}

interface Place {
  id: string
  message: number
  signedId: string
  secrets: ReceiptSecrets
}

async function putPhotos(deps: TipDeps, { id, message, signedId, secrets }: Place, { parts, puts }: Sealed<Header>): Promise<void> {
  for (const [part, bytes] of parts.entries()) {
    if (part === 0) continue
    const signature = hex(puts[part] ?? new Uint8Array(0))
    await putPart(deps, {
      tip: id,
      message,
      signedId,
      part,
      author: hex(secrets.signingPublic),
      signature,
      bytes: Buffer.from(bytes),
      digest: sm3Digest(bytes),
      modest: true,
    })
  }
}

/** An envelope as a phone sends it, part 0 along with it. */
const filingOf = ({ headerBytes, deskWrap, recoveryWrap, identityWrap, identity, parts, filing }: Sealed<Header>): TipFiling => ({
  header: hex(headerBytes),
  deskWrap: hex(deskWrap),
  recoveryWrap: hex(recoveryWrap),
  identityWrap: hex(identityWrap),
  identity: hex(identity),
  parts: parts.map(sm3Hex),
  signature: hex(filing),
  part0: hex(parts[0] ?? new Uint8Array(0)),
})
