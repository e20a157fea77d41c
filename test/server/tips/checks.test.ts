import { checksHere, startChecks, type CheckThreads } from '../../../server/tips/checks/index'
import { sm2KeyPair, sm2Sign } from '../../../shared/tips/crypto/index'
import { randomness } from '../../support/tips'

const author = sm2KeyPair(randomness)
const message = randomness(61)
const good = { author: author.publicKey, message, signature: sm2Sign(message, author.privateKey, randomness) }

let threads: CheckThreads
beforeAll(() => {
  threads = startChecks()
})
afterAll(() => threads.stop())

it('says whether an author signed a message, in threads as in the own', async () => {
  for (const checks of [checksHere, threads]) {
    expect(await checks.isSigned(good)).toBe(true)
    expect(await checks.isSigned({ ...good, message: randomness(61) })).toBe(false)
    expect(await checks.isSigned({ ...good, author: sm2KeyPair(randomness).publicKey })).toBe(false)
  }
})

it('keeps many apart that are asked at once', async () => {
  const asked = Array.from({ length: 60 }, (_, at) => (at % 5 === 3 ? good : { ...good, message: randomness(at) }))
  const answers = await Promise.all(asked.map((one) => threads.isSigned(one)))
  expect(answers).toEqual(asked.map((one) => one === good))
})

it('calls what cannot be a key or a signature unsigned, and does not fail', async () => {
  for (const checks of [checksHere, threads]) {
    expect(await checks.isSigned({ ...good, author: randomness(65) })).toBe(false)
    expect(await checks.isSigned({ ...good, signature: new Uint8Array(3) })).toBe(false)
  }
})
