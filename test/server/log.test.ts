import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Retention } from '../../server/mirror/source/retention'
import { mirrorJobs } from '../../server/mirror/run/schedule'
import { createLog } from '../../server/log'
import { loggedError } from '../../server/loggedError'
import { createTipDoor } from '../../server/tips/index'
import { TEST_NOW, startTestApp } from '../support/app'
import { enterpriseSource } from '../support/sources'
import { temporaryFolder } from '../support/store'
import { makeTipKeys, randomness, tipSettings } from '../support/tips'

const NAME = '欧阳建国'
const PHONE = '13900001234'
const CODE = '91990100MA00000X0X'
const NUMBER = 'YY-2026-990100-7K3M9Q'
const RECEIPT = 'c0ffee'.repeat(10)

it('tells of a failure its kind, code and place, and nothing that it quotes', () => {
  const cell = new SyntaxError(`Unexpected token, "{"name": "${NAME}", "tel": ${PHONE}}" is not valid JSON`)
  const duplicate = Object.assign(new Error(`E11000 duplicate key error collection: objections dup key: { _id: "${NUMBER}" }`), {
    code: 11000,
    keyValue: { _id: NUMBER },
  })
  const failure = new Error(`row of ${PHONE}`, { cause: cell })
  for (const error of [cell, duplicate, failure, `${NAME} ${PHONE}`]) {
    const told = JSON.stringify(loggedError(error))
    for (const secret of [NAME, PHONE, NUMBER]) expect(told).not.toContain(secret)
  }
  expect(loggedError(duplicate)).toMatchObject({
    type: 'Error',
    code: 11000,
    message: 'E11000 duplicate key error collection: objections …',
  })
  expect(loggedError(failure)).toMatchObject({ cause: { type: 'SyntaxError', message: 'Unexpected token, …' } })
  expect(loggedError(failure).stack).toMatch(/^\s+at .*log\.test\.ts/)
  const missing = Object.assign(new Error("ENOENT: no such file or directory, open '/data/city.json'"), { code: 'ENOENT', syscall: 'open' })
  expect(loggedError(missing)).toMatchObject({ code: 'ENOENT', message: missing.message })
})

it('has neither a person of a refused row nor what somebody looked up in its lines, whatever came of it', async () => {
  const { dir, remove } = temporaryFolder()
  const lines: string[] = []
  const log = createLog({ LOG_LEVEL: 'debug' }, { write: (line) => void lines.push(line) })
  const keys = makeTipKeys(TEST_NOW)
  const tips = ({ db, now }: { db: Parameters<typeof createTipDoor>[0]['db']; now: () => Date }) =>
    createTipDoor({ db, now, randomness, log, settings: tipSettings(keys, dir) })
  const app = await startTestApp({ mirrored: false, log, tips })
  const path = join(dir, 'source.csv')
  const job = async (text: string) => {
    writeFileSync(path, text)
    const source = enterpriseSource({ name: 'logged', path, settleSeconds: 0 })
    const deps = { db: app.store.db, now: () => TEST_NOW, newId: randomUUID, spool: join(dir, 'spool') }
    const options = { log, holder: 'one', retention: Retention.parse({}), onPublished: async () => {} }
    await mirrorJobs([source], deps, options)
      .find(({ name }) => name === 'source logged')
      ?.work()
    await app.store.db.runs.deleteMany({})
  }
  await job(`名称,代码,成立日期,法定代表人\n甲,A1,,\n${NAME}电话${PHONE},A4,${NAME}${PHONE},${NAME}\n`)
  await job(`${NAME},${PHONE}\n${NAME},${PHONE}\n`)
  const post = (at: string, body: unknown) =>
    fetch(app.base + at, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  await post('/api/v1/objections/look-up', { number: NUMBER, key: RECEIPT })
  await post(`/api/v1/objections/${NUMBER}`, {})
  await post('/api/v1/replies/look-up', { number: NUMBER, key: RECEIPT })
  for (const at of [
    `/api/v1/objections/look-up?number=${NUMBER}`,
    `/api/v1/decisions/${CODE}`,
    `/feeds/decisions/${CODE}.atom`,
    `/api/v1/enterprises/${encodeURIComponent(NAME)}`,
    `/api/v1/enterprises/${PHONE}?q=${PHONE}`,
    `/${encodeURIComponent(NAME)}/${PHONE}`,
    `/api/v1/tips/${RECEIPT.slice(0, 32)}/parts`,
    `/api/v1/runs/${PHONE}`,
  ])
    await app.get(at)
  log.error({ err: new Error(`"${NAME}" ${PHONE}`) }, 'a job failed')
  await app.stop()
  remove()
  const whole = decodeURIComponent(lines.join(''))
  expect(whole).toMatch(/"msg":"mirrored"/)
  expect(whole).toMatch(/"path":"\/api\/v1\/objections\/look-up"/)
  for (const secret of [NAME, PHONE, CODE, NUMBER, RECEIPT, RECEIPT.slice(0, 32)]) expect(whole).not.toContain(secret)
})
