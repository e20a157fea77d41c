import { checkFiling, checkPart } from '../../../server/tips/checks/check'
import { checksHere, startChecks, type CheckThreads } from '../../../server/tips/checks/index'
import { filingBytes, putBytes } from '../../../shared/tips/crypto/filing'
import { hex, sm2KeyPair, sm2Sign, sm3 } from '../../../shared/tips/crypto/index'
import { randomness } from '../../support/tips'

const author = sm2KeyPair(randomness)
const id = randomness(16)
const bytes = Buffer.from(new SharedArrayBuffer(65_564)).fill(7)
const part = {
  id,
  part: 3,
  bytes,
  author: author.publicKey,
  signature: sm2Sign(putBytes(id, 3, sm3(bytes)), author.privateKey, randomness),
}
const filing = {
  header: randomness(169),
  deskWrap: randomness(129),
  recoveryWrap: randomness(129),
  identityWrap: randomness(129),
  identity: randomness(540),
  parts: [randomness(32)],
}
const filed = {
  filing,
  part0: randomness(4_124),
  author: author.publicKey,
  signature: sm2Sign(filingBytes(filing), author.privateKey, randomness),
}

let threads: CheckThreads
beforeAll(() => {
  threads = startChecks()
})
afterAll(() => threads.stop())

it('says what a part is and whether its author put it there, in threads as in the own', async () => {
  const good = { sm3: hex(sm3(bytes)), isSigned: true }
  const elsewhere = { ...part, part: 4 }
  const changed = { ...part, bytes: Buffer.from(bytes).fill(8, 9, 10) }
  for (const checks of [checksHere, threads]) {
    expect(await checks.part(part)).toEqual(good)
    expect(await checks.part(elsewhere)).toEqual({ ...good, isSigned: false })
    expect(await checks.part(changed)).toEqual({ sm3: hex(sm3(changed.bytes)), isSigned: false })
  }
})

it('says the same of a filing, with its part 0 and without', async () => {
  const other = { ...filed, filing: { ...filing, identity: randomness(540) } }
  for (const checks of [checksHere, threads]) {
    expect(await checks.filing(filed)).toEqual({ sm3: hex(sm3(filed.part0)), isSigned: true })
    expect(await checks.filing({ ...filed, part0: null })).toEqual({ sm3: null, isSigned: true })
    expect(await checks.filing(other)).toEqual({ sm3: hex(sm3(filed.part0)), isSigned: false })
  }
})

it('keeps many apart that are asked at once', async () => {
  const asked = Array.from({ length: 60 }, (_, at) => ({ ...part, part: at % 5 }))
  const answers = await Promise.all(asked.map((one) => threads.part(one)))
  expect(answers.map(({ isSigned }) => isSigned)).toEqual(asked.map((one) => one.part === 3))
})

it('calls what cannot be a key or a signature unsigned, and does not fail', () => {
  expect(checkPart({ ...part, author: randomness(65) }).isSigned).toBe(false)
  expect(checkFiling({ ...filed, signature: new Uint8Array(3) }).isSigned).toBe(false)
})
