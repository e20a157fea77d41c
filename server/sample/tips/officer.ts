import type { CaseAnswer, MoveBody, RewardDecision } from '../../../shared/api/desk'
import { HOUR, sealAnswer, type Reporter } from '../../../shared/tips/crypto/answer'
import { hex, unhex, utf8 } from '../../../shared/tips/crypto/bytes'
import { verifyCertificate, type TrustedCertificate } from '../../../shared/tips/crypto/certificate'
import type { DeskKey } from '../../../shared/tips/crypto/keyFile'
import { sealNote } from '../../../shared/tips/crypto/note'
import { openTip } from '../../../shared/tips/crypto/opening'
import { applyMove, settlePending, type CaseState } from '../../../shared/tips/lifecycle'
import { moveOf, type MoveName } from '../../../shared/tips/moves'
import type { Desk } from '../../../shared/tips/words'
import { readCase } from '../../desk/caseRead'
import type { DeskDeps, Officer } from '../../desk/deps'
import { makeMove, settleMove } from '../../desk/moves'
import { readPart } from '../../desk/parts'

/** A sample officer's desk: opens with the demonstration's keys, seals what a move needs, and moves as the real one does. */
export interface DeskKeys {
  root: Uint8Array
  /** private keys of the handlers of a desk */
  of: (desk: Desk) => readonly DeskKey[]
}

export interface OpenedCase {
  answer: CaseAnswer
  contentKey: Uint8Array
  reporter: Reporter
  text: string
}

export interface Sealing {
  note?: string | undefined
  answer?: string | undefined
  reward?: RewardDecision | undefined
}

/** Opens a case with the key of its wrap. */
export async function openCase(deps: DeskDeps, officer: Officer, id: string, keys: DeskKeys): Promise<OpenedCase> {
  const answer = await readCase(deps, officer, id)
  const parts: Uint8Array[] = []
  for (const { part } of answer.parts) parts.push(new Uint8Array(await readPart(deps, officer, { id, message: 0, part })))
  const key = keys.of(answer.desk).find(({ certificate }) => certificate.keyId === answer.wrapKeyId)
  if (!key || answer.wrap === null) throw new Error('a sample tip has no key')
  const opened = openTip({ header: unhex(answer.header), wrap: unhex(answer.wrap), parts }, unhex(key.privateKey))
  const { lookupId, sealingKey, text } = opened.content
  const reporter = { tipId: unhex(id, 16), lookupId: unhex(lookupId, 16), sealingKey: unhex(sealingKey, 65) }
  return { answer, contentKey: opened.contentKey, reporter, text }
}

/** Makes a move with what it needs sealed; the case is the one after it. */
export async function move(
  deps: DeskDeps,
  officer: Officer,
  {
    opened,
    keys,
    name,
    fill = {},
    seal = {},
  }: { opened: OpenedCase; keys: DeskKeys; name: MoveName; fill?: Partial<MoveBody>; seal?: Sealing },
): Promise<void> {
  const { answer } = opened
  const { needs } = moveOf(name)
  const after = afterMove(answer, name, deps.now())
  const seq = answer.answers.length + 1
  const note = {
    v: 1,
    text: seal.note ?? '',
    answer: seal.answer === undefined ? null : { seq, text: seal.answer, next: after.next },
    reward: seal.reward ?? null,
  }
  // A copy of each answer lies in a note: the answer itself is sealed to its reporter.
  const isNoted = needs.includes('note') || needs.includes('answer')
  const body: MoveBody = {
    move: name,
    revision: answer.revision,
    ...fill,
    ...(seal.reward ? { reward: seal.reward } : {}),
    ...(isNoted
      ? {
          note: hex(
            sealNote(utf8(JSON.stringify(note)), { tipId: unhex(answer.id, 16), n: answer.nextLine }, opened.contentKey, deps.randomness),
          ),
        }
      : {}),
    ...(seal.answer === undefined ? {} : { answer: hex(sealedAnswer(deps, opened, keys, { seq, text: seal.answer, after })) }),
  }
  opened.answer = (await makeMove(deps, officer, answer.id, body)).case
}

/** Confirms what waits, or sends it back. */
export async function settle(deps: DeskDeps, officer: Officer, opened: OpenedCase, confirm: boolean): Promise<void> {
  const { id, revision } = opened.answer
  opened.answer = (await settleMove(deps, officer, id, { revision, confirm })).case
}

interface After {
  state: CaseState['state']
  next: string | null
}

function sealedAnswer(
  { now, randomness }: DeskDeps,
  { answer, reporter }: OpenedCase,
  keys: DeskKeys,
  { seq, text, after }: { seq: number; text: string; after: After },
): Uint8Array {
  const seconds = Math.floor(now().getTime() / 1_000)
  const signer = signerOf(keys, answer.desk, seconds)
  const previous = answer.answers.find((one) => one.seq === seq - 1)?.sm3 ?? null
  const content = { seq, previous, hour: Math.floor(seconds / HOUR) * HOUR, state: after.state, text, next: after.next }
  return sealAnswer(content, reporter, signer, randomness)
}

const signers = new WeakMap<DeskKey, TrustedCertificate>()

function signerOf({ of, root }: DeskKeys, desk: Desk, now: number): { certificate: TrustedCertificate; privateKey: Uint8Array } {
  const key = of(desk).find(
    ({ certificate }) => certificate.purpose === 'sign' && certificate.notBefore <= now && now <= certificate.notAfter,
  )
  if (!key) throw new Error('a sample answer has no signing key')
  const certificate = signers.get(key) ?? verifyCertificate(key.certificate, { root, purpose: 'sign', now })
  signers.set(key, certificate)
  return { certificate, privateKey: unhex(key.privateKey, 32) }
}

/** State and next day once a move has taken effect, a second officer's word being thought given. */
function afterMove({ state, clocks, done, pending }: CaseAnswer, name: MoveName, at: Date): After {
  const [actor = 'handler'] = moveOf(name).by
  const current: CaseState = {
    state,
    clocks: Object.fromEntries(clocks.map(({ clock, since, due }) => [clock, { since, due }])),
    done,
    pending,
  }
  const made = applyMove(current, name, { actor, officer: 'a' }, at)
  const settled = made.ok && !made.tookEffect ? settlePending(made.next, { confirm: true }, { actor, officer: 'b' }, at) : made
  if (!settled.ok) throw new Error(`a sample move is not lawful: ${name} in ${state}: ${settled.fault}`)
  const [next = null] = Object.values(settled.next.clocks)
    .map(({ due }) => due)
    .sort()
  return { state: settled.next.state, next }
}
