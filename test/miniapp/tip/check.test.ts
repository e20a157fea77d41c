import { faultsOf } from '../../../miniapp/src/tip/check'
import { contentOf, identityOf } from '../../../miniapp/src/tip/content'
import { newDraft, type Draft } from '../../../miniapp/src/tip/draft'
import { firstPartPlain } from '../../../shared/tips/crypto/content'
import { deriveSecrets } from '../../../shared/tips/crypto/receipt'
import { CONTENT_BYTES } from '../../../shared/tips/limits'

const TODAY = '2026-05-20'
const whole: Draft = {
  ...newDraft('d', 'r', { kind: 'hazard', record: null }),
  address: '建设路 3 号',
  text: '消防通道被锁。',
}
const wrong = (patch: Partial<Draft>) => faultsOf({ ...whole, ...patch }, TODAY).map(({ step, field }) => `${step}.${field}`)

it('lets a whole draft go on', () => {
  expect(wrong({})).toEqual([])
  expect(wrong({ address: '', point: { lng: 1, lat: 2, crs: 'gcj02' } })).toEqual([])
  expect(wrong({ address: '', record: { kind: 'zone', id: 'z', title: '街道' } })).toEqual([])
  expect(wrong({ when: 'day', day: '2026年5月20日' })).toEqual([])
  expect(wrong({ text: '字'.repeat(1_000) })).toEqual([])
})

it.each<[string, Partial<Draft>, string[]]>([
  ['no kind', { kind: null }, ['place.kind']],
  ['nowhere', { address: '  ' }, ['place.where']],
  ['a long address', { address: '路'.repeat(61) }, ['place.where']],
  ['a day to come', { when: 'day', day: '2026-05-21' }, ['place.day']],
  ['a day that is none', { when: 'day', day: '2026-02-30' }, ['place.day']],
  ['no day where one is wanted', { when: 'day', day: '' }, ['place.day']],
  ['no text', { text: ' \n ' }, ['text.text']],
  ['a long text', { text: '字'.repeat(1_001) }, ['text.text']],
  ['a text of a thousand emoji, which no envelope holds', { text: '🔥'.repeat(1_000) }, ['text.text']],
  ['a name that is missing', { named: true, contact: 'x' }, ['person.name']],
  ['no contact', { named: true, name: '李某' }, ['person.contact']],
])('tells of %s', (_what, patch, expected) => {
  expect(wrong(patch)).toEqual(expected)
})

it('counts the bytes of an envelope on the safe side', () => {
  const secrets = deriveSecrets(Array.from({ length: 24 }, (_, i) => i))
  // As much as fits: whatever passes the check is sealed without a complaint.
  for (let length = 900; length <= 1_000; length += 1) {
    const draft = { ...whole, text: '🔥'.repeat(length - 700) + '字'.repeat(700) }
    if (faultsOf(draft, TODAY).length === 0) expect(firstPartPlain(contentOf(draft), secrets).length).toBeLessThanOrEqual(CONTENT_BYTES - 4)
  }
})

it('tells the handler of a name only where the reporter lets it, and never the name', () => {
  const named = { ...whole, named: true, name: '李某某', contact: '0099-55500000' }
  expect(contentOf(named).fields.named).toBeNull()
  expect(contentOf({ ...named, tellHandler: true }).fields.named).toBe(true)
  expect(contentOf({ ...whole, tellHandler: true }).fields.named).toBeNull()
  expect(JSON.stringify(contentOf({ ...named, tellHandler: true }))).not.toMatch(/李某某|5550/)
  expect(identityOf(named)).toEqual({ name: '李某某', contact: '0099-55500000' })
  expect(identityOf({ ...named, named: false })).toBeUndefined()
})
