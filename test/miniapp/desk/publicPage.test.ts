import { publicPage } from '../../../miniapp/desk/src/tips/publicPage'
import { readTip } from '../../../miniapp/desk/src/tips/fields'
import { conflictsOf } from '../../../miniapp/desk/src/tips/conflict'
import { recordUrl } from '../../../miniapp/src/kinds/addresses'
import type { Json } from '../../../shared/tips/crypto/content'
import { tellApart } from '../../../shared/kinds/rectifiable'
import { tip } from './support'

/** How an officer sees which public record a tip is about. */

const SERVER = 'https://mingan.example'
const KINDS_OF_TIPS = ['hazard', 'zone', 'notice'] as const

it('leads to the page that the web build has for it, and names the record only where no server is told', () => {
  for (const kind of KINDS_OF_TIPS) expect(publicPage(SERVER, kind, 'a b.1')).toBe(`${SERVER}/#${recordUrl(kind, 'a b.1')}`)
})

it('leads nowhere but to the own service, whatever a stranger has written', () => {
  for (const evil of ['@evil.example/', '/../..//evil.example', 'x&kind=zone#', "javascript:alert('x')", '\n'])
    for (const [kind, id] of [
      [evil, 'x'],
      ['hazard', evil],
    ] as const) {
      const { origin, pathname, search, hash } = new URL(publicPage(SERVER, kind, id))
      expect([origin, pathname, search]).toEqual([SERVER, '/', ''])
      const asked = new URLSearchParams(hash.split('?')[1])
      expect([asked.get('kind'), asked.get('id'), [...asked].length]).toEqual([kind, id, 2])
    }
})

const recordOf = (record: Json) => {
  const { text, lookupId, sealingKey, photos, ...fields } = tip()
  return readTip({ text, lookupId, sealingKey, fields: { ...fields, photos, where: { address: null, point: null, record } } }).where.record
}

it('reads what sets a record apart where the phone said it, and a tip of an earlier phone without it', () => {
  const bare = { kind: 'hazard', id: 'h-1', title: '消防通道堵塞' }
  expect(recordOf({ ...bare, about: '编号 YH-007' })).toEqual({ ...bare, about: '编号 YH-007' })
  for (const about of ['', 7, null]) expect(recordOf({ ...bare, about })).toEqual(bare)
  expect(recordOf(bare)).toEqual(bare)
})

it('finds the own unit in it, too', () => {
  const where = { address: null, point: null, record: { kind: 'hazard' as const, id: 'h-1', title: '堵塞', about: '责任单位 云帆质安站' } }
  expect(conflictsOf({ zones: [], unit: '云帆质安站' }, tip({ where }))).toEqual(['举报的地点或记录提到您的单位「云帆质安站」。'])
})

it('sets a hazard apart by what is public of it, and says nothing of the rest', () => {
  const enterprise = { name: '演示化工有限公司', code: null, id: null } as never
  const place = { address: '港前路 9 号', division: null, position: null, precision: null }
  expect(tellApart({ enterprise, no: 'YH-007', place })).toBe('责任单位 演示化工有限公司，编号 YH-007，地点 港前路 9 号')
  expect(tellApart({ enterprise: null, no: null, place: { ...place, address: null } })).toBe('')
  expect(tellApart({ enterprise: null, no: 'YH-007', place: null })).toBe('编号 YH-007')
})
