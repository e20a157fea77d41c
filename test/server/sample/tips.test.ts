import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { hex, unhex } from '../../../shared/tips/crypto/bytes'
import { deriveSecrets, readReceipt } from '../../../shared/tips/crypto/receipt'
import { findOwn, openAnswer } from '../../../shared/tips/crypto/answerOpening'
import { chainOf } from '../../../shared/tips/crypto/chain'
import { DEMO_ROOT_PUBLIC } from '../../../shared/tips/demo'
import { TIP_STATES, type TipState } from '../../../shared/tips/words'
import { codesOf } from '../../../shared/vocabulary'
import { shanghaiDay } from '../../../shared/codes/dates'
import { NO_PICTURES } from '../../../server/desk/pictures'
import { createPasswords } from '../../../server/desk/passwords'
import { ensureDemoKeys } from '../../../server/demo/keys'
import { ensureDemoOfficers } from '../../../server/demo/officers'
import { fillDemoDesk } from '../../../server/demo/sample'
import { createLog } from '../../../server/log'
import type { TipDoc } from '../../../server/models/tip'
import { bufferOf } from '../../../server/tips/bytes'
import type { TipSettings } from '../../../server/tips/settings'
import { useStore } from '../../support/useStore'

const randomness = (length: number) => new Uint8Array(randomBytes(length))
const store = useStore()
const NOW = new Date('2026-11-26T02:00:00Z')

/** A hazard that is public. */
const HAZARD = { id: 'hazards.0000000000000000000a', title: '演示厂房梁柱开裂' }

it('fills the desk with tips in every state, made by the code that takes and works them', async () => {
  const { db, dir } = store
  const keys = ensureDemoKeys(join(dir, 'demo-desk'), NOW, randomness)
  const settings: TipSettings = {
    root: unhex(DEMO_ROOT_PUBLIC),
    demonstration: true,
    production: false,
    certificatesFile: keys.certificatesFile,
    diskBytes: 1e9,
    trustedProxies: 0,
    anonymousReward: null,
    division: '990100',
    canaryKeysFile: null,
  }
  const desk = { rewardBudgetFen: null, anonymousReward: false, demonstration: true }
  const log = createLog({ LOG_LEVEL: 'silent' })
  const publicRecord = (id: string) => (id === HAZARD.id ? { title: HAZARD.title, status: 'rectifying', about: '' } : null)
  const certificates = { refresh: async () => {}, published: () => [], isGood: () => true }
  await ensureDemoOfficers(
    { db, now: () => NOW, randomness, certificates, settings: desk, publicRecord, pictures: NO_PICTURES },
    createPasswords(2 ** 4),
  )
  const began = Date.now()
  const made = await fillDemoDesk({
    db,
    settings,
    keys,
    desk,
    publicRecord,
    urgent: { kind: 'hazard', ...HAZARD },
    randomness,
    log,
    now: NOW,
  })
  process.stdout.write(`sample tips: ${made.count} in ${Date.now() - began} ms\n`)

  const tips = await db.tips.find({}).lean<TipDoc[]>()
  expect(tips.length).toBe(made.count)
  const states = new Set(tips.map(({ state }) => state))
  expect(codesOf(TIP_STATES).filter((state: TipState) => !states.has(state))).toEqual([])
  const today = shanghaiDay(NOW)
  expect(
    tips
      .filter(({ due }) => due < today)
      .map(({ state }) => state)
      .sort(),
  ).toEqual(['received', 'verifying'])
  expect(tips.filter(({ pending }) => pending !== null).length).toBeGreaterThanOrEqual(4)
  expect(tips.some(({ clocks }) => clocks.revisit)).toBe(true)
  expect(tips.some(({ danger }) => danger)).toBe(true)
  expect(tips.flatMap(({ unrectified }) => unrectified ?? [])).toEqual([
    { record: HAZARD.id, status: 'rectifying', on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
  ])
  expect(tips.some(({ desk: at }) => at === 'oversight')).toBe(true)
  expect(tips.every(({ division }) => division.startsWith('99'))).toBe(true)
  expect(tips.every(({ lines, receivedAt }) => lines.every(({ at }) => at >= receivedAt && at <= NOW))).toBe(true)
  expect(tips.every(({ lines }) => lines.every(({ detail }) => typeof detail === 'object'))).toBe(true)
  expect(await db.tipParts.countDocuments({})).toBeGreaterThan(5)

  const secrets = deriveSecrets(readReceipt(made.receipt))
  const bucket = tips.flatMap(({ answers }) => answers.map(({ bytes }) => new Uint8Array(bufferOf(bytes))))
  const own = findOwn(bucket, secrets.lookupId)
  const signers = { root: unhex(DEMO_ROOT_PUBLIC), certificates: keys.certificates }
  const answers = chainOf(
    own.map((one) => openAnswer(one, secrets, signers)),
    null,
  )
  expect(answers.length).toBeGreaterThan(1)
  expect(answers[0]?.text).toContain('受理')
  // Not one word of a reporter lies open in the store.
  expect(JSON.stringify(tips)).not.toContain('疏散楼梯')
  expect(hex(secrets.tipId)).toMatch(/^[0-9a-f]{32}$/)
}, 120_000)
