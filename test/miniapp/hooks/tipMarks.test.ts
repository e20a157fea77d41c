import { accessSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import phoneTaro, { phone, resetPhone, stored } from '../../support/phone'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/phone'))
Object.assign(globalThis, { BUILD_VERSION: 'b1', ANSWER_SHAPES: { answers: [], shapes: [] } })

import { keep, kept } from '../../../miniapp/src/api/storage'
import { noteVisit, recent } from '../../../miniapp/src/hooks/settings'
import { follow } from '../../../miniapp/src/hooks/follows'
import { clearTraces, draftMarks, PHONE_KEY, receiptMarks, sentDays } from '../../../miniapp/src/hooks/tipMarks'

/** What the phone says of tips without opening anything, and that nothing of it stays where a person clears it. */

const home = mkdtempSync(join(tmpdir(), 'phone-'))
const folder = join(home, 'tips')
// A true folder, of the shape in which WeChat gives it.
Object.assign(phoneTaro, {
  env: { USER_DATA_PATH: home },
  getFileSystemManager: () => ({
    accessSync,
    mkdirSync: (path: string, recursive: boolean) => mkdirSync(path, { recursive }),
    readdirSync: (path: string) => readdirSync(path),
    unlinkSync,
  }),
})

const DRAFT = { id: 'd1', at: 1_779_249_600_000 }
/** What was read before a tip was written. */
const READ = ['/api/v1/hazards/h.1', '/api/v1/unrectified/h.1', '/api/v1/hazards?level=major']
const RECEIPT = { id: 'r1', day: '2026-05-20' }

beforeEach(() => {
  resetPhone()
  mkdirSync(folder, { recursive: true })
})
afterEach(() => {
  resetPhone()
  for (const marks of [draftMarks, receiptMarks, sentDays]) marks.clear()
  rmSync(folder, { recursive: true })
})
afterAll(() => rmSync(home, { recursive: true }))

function leaveTraces() {
  stored.set(PHONE_KEY, 'a key')
  stored.set('large-type', true)
  draftMarks.set([DRAFT])
  receiptMarks.set([RECEIPT])
  sentDays.set([RECEIPT.day])
  noteVisit({ url: '/r?id=h.1', title: '消防通道堵塞', kind: '隐患', until: null })
  follow({ kind: 'hazard', id: 'h.1', title: '消防通道堵塞', until: null, seen: { revision: 1, state: 'active', joined: {} } })
  for (const path of READ) keep(path, { unrectified: null }, 1_779_249_600_000)
  for (const name of ['d1.draft', 'd1.photo.00', 'r1.receipt', 'open.0']) writeFileSync(join(folder, name), 'sealed')
}

it.each<[string, 'draftMarks' | 'receiptMarks' | 'sentDays', string, unknown[], unknown[]]>([
  ['drafts', 'draftMarks', 'tip-drafts', [DRAFT, { id: 'd2' }, { id: 3, at: 4 }, null], [DRAFT]],
  ['receipts', 'receiptMarks', 'tip-receipts', [RECEIPT, { id: 'r2' }, 'r3'], [RECEIPT]],
  ['days of sending', 'sentDays', 'tip-sent', ['2026-05-20', 20260521], ['2026-05-20']],
])('finds marks of %s at the next start, and leaves out what is none', (_what, name, key, lies, read) => {
  stored.set(key, lies)
  jest.isolateModules(() => {
    const marks = jest.requireActual<Record<typeof name, { get: () => unknown }>>('../../../miniapp/src/hooks/tipMarks')
    expect(marks[name].get()).toEqual(read)
  })
})

it.each([
  ['drafts', () => draftMarks.set([DRAFT])],
  ['receipts', () => receiptMarks.set([RECEIPT])],
  ['days of sending', () => sentDays.set([RECEIPT.day])],
])('says so where there is no room for marks of %s: what they mark could not be found again', (_what, mark) => {
  phone.fullFrom = 0
  expect(mark).toThrow('full')
})

it('leaves nothing about tips where a person clears it, not even that there was something', async () => {
  leaveTraces()
  await clearTraces()
  expect([...stored.keys()]).toEqual(['large-type'])
  expect([draftMarks.get(), receiptMarks.get(), sentDays.get(), recent.get()]).toEqual([[], [], [], []])
  expect(READ.map((path) => kept(path))).toEqual([null, null, null])
  expect(readdirSync(folder)).toEqual([])
})

it('clears it all on a phone that has no room', async () => {
  leaveTraces()
  stored.delete('tip-sent')
  phone.fullFrom = 0
  await clearTraces()
  expect([[...stored.keys()], readdirSync(folder)]).toEqual([['large-type'], []])
})

it('takes the key first: what could not be removed then cannot be read', async () => {
  leaveTraces()
  mkdirSync(join(folder, 'd2.draft'))
  await expect(clearTraces()).rejects.toThrow()
  expect([stored.has(PHONE_KEY), existsSync(join(folder, 'd2.draft'))]).toEqual([false, true])
})
