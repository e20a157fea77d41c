import { hex } from '../../../shared/tips/crypto/bytes'
import type { Randomness } from '../../../shared/tips/crypto/bytes'
import { signCertificate, type SignedCertificate } from '../../../shared/tips/crypto/certificate'
import type { DeskKey, KeyFileContent } from '../../../shared/tips/crypto/keyFile'
import { SUITE, sm2KeyPair } from '../../../shared/tips/crypto/suite1'
import { OBJECTION_DESK } from '../../../shared/objections/words'
import type { Purpose } from '../../../shared/tips/purposes'
import { CANARY_DESK } from '../settings'
import { quarterSpan, sealingSpans, type Span, type Term } from './term'

/** What one visit of the root's holder makes: what the service publishes, and what each holder keeps. */
export interface Issue {
  certificates: SignedCertificate[]
  files: KeyFileContent[]
}

export interface Order {
  desk: string
  term: Term
  /** the root's private half, 32 bytes */
  root: Uint8Array
  randomness: Randomness
}

function newKey({ desk, root, randomness }: Order, purpose: Purpose, span: Span): DeskKey {
  const { publicKey, privateKey } = sm2KeyPair(randomness)
  const certificate = signCertificate({ suite: SUITE, desk, purpose, publicKey: hex(publicKey), ...span }, root, randomness)
  return { certificate, privateKey: hex(privateKey) }
}

const together = (files: KeyFileContent[]): Issue => ({
  certificates: files.flatMap(({ keys }) => keys.map(({ certificate }) => certificate)),
  files,
})

/** Keys of a desk: sealing and signing for its handlers, identity for who pays. */
export function issueDesk(order: Order): Issue {
  const { desk, term } = order
  const sealing = sealingSpans(term).map((span) => newKey(order, 'seal', span))
  return together([
    { desk, holder: 'handler', keys: [...sealing, newKey(order, 'sign', quarterSpan(term))] },
    { desk, holder: 'payer', keys: [newKey(order, 'identity', quarterSpan(term))] },
  ])
}

/** The recovery key of a desk, for a third body. */
export const issueRecovery = (order: Order): Issue =>
  together([{ desk: order.desk, holder: 'recovery', keys: [newKey(order, 'recovery', quarterSpan(order.term))] }])

/** The key of those who work on objections, by which they read how to reach who objects: it opens no tip. */
export function issueObjections(order: Omit<Order, 'desk'>): Issue {
  const own = { ...order, desk: OBJECTION_DESK }
  return together([{ desk: OBJECTION_DESK, holder: 'reviewer', keys: [newKey(own, 'identity', quarterSpan(order.term))] }])
}

/** Everything that the trial tips of the service are sealed to, in one file: they tell nothing about anybody. */
export function issueCanary(order: Omit<Order, 'desk'>): Issue {
  const own = { ...order, desk: CANARY_DESK }
  const sealing = sealingSpans(order.term).map((span) => newKey(own, 'seal', span))
  const quarter = (['sign', 'identity', 'recovery'] as const).map((purpose) => newKey(own, purpose, quarterSpan(order.term)))
  return together([{ desk: CANARY_DESK, holder: 'canary', keys: [...sealing, ...quarter] }])
}
