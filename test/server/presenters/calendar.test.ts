import fc from 'fast-check'
import type { PublicRecord } from '../../../shared/api/records'
import { presentCalendar } from '../../../server/presenters/calendar'
import { eventsOf, readCalendar, textOf } from '../../support/calendar'

/** The form of a calendar, whatever stands in its records. */

const CITY = { name: '示例市', division: '990100' }
const record = (over: object, body: object | null = {}): PublicRecord =>
  ({
    kind: 'hazard',
    id: 'h.1',
    revision: 2,
    agency: '示例局',
    lastChangedAt: '2026-05-19T01:02:03.456Z',
    publicUntil: null,
    body: body && { title: '示例隐患', description: null, status: 'rectifying', due: '2026-06-30', ...body },
    ...over,
  }) as unknown as PublicRecord
const calendar = (records: PublicRecord[], origin = 'https://mingan.example') =>
  presentCalendar({ city: CITY, origin, asOf: '2026-05-20T02:00:00.000Z', records })

it('has a whole day for what is due, known by its record and by what is due', () => {
  const [event] = eventsOf(readCalendar(calendar([record({})])))
  expect(Object.fromEntries([...(event?.properties ?? [])].map(([name, { value }]) => [name, value]))).toMatchObject({
    UID: 'due.hazard.h.1@990100.mingan',
    DTSTAMP: '20260520T020000Z',
    'LAST-MODIFIED': '20260519T010203Z',
    SEQUENCE: '2',
    DTSTART: '20260630',
    DTEND: '20260701',
    SUMMARY: '整改期限：示例隐患',
    URL: 'https://mingan.example/#/record/detail/index?kind=hazard&id=h.1',
  })
})

it('keeps the name of an event whose day has moved', () => {
  const uid = (due: string) => eventsOf(readCalendar(calendar([record({}, { due })])))[0]?.properties.get('UID')?.value
  expect(uid('2026-07-31')).toBe(uid('2026-06-30'))
})

it.each<[string, PublicRecord[], string[]]>([
  ['what is done', [record({}, { status: 'closed' })], []],
  ['what has no day', [record({}, { due: null })], []],
  ['what is not public any more', [record({ publicUntil: '2026-05-01' }, null)], []],
  [
    'the end of publicity after what is due before',
    [record({ publicUntil: '2026-12-31' })],
    ['整改期限：示例隐患', '公示最后一天：示例隐患'],
  ],
])('tells of %s no more than is due', (_what, records, told) => {
  expect(eventsOf(readCalendar(calendar(records))).map((event) => textOf(event, 'SUMMARY'))).toEqual(told)
})

it('has no address where nobody says where people reach the service', () => {
  expect(eventsOf(readCalendar(calendar([record({})], '')))[0]?.properties.has('URL')).toBe(false)
})

it('holds any text, folded so that no line is too long and no character is cut', () => {
  const sign = fc.constantFrom('a', '字', '𠮷', '👷🏽', '\\', ';', ',', ':', '"', '\n', '\r\n', '\r', '\u0007', '\t', ' ', '\u2028')
  const texts = fc.array(sign, { minLength: 1, maxLength: 120 }).map((signs) => signs.join(''))
  fc.assert(
    fc.property(texts, (title) => {
      const [event] = eventsOf(readCalendar(calendar([record({}, { title })])))
      const plain = title.replace(/\r\n?/g, '\n').replace(/[\u0007\t]/g, ' ')
      expect(event && textOf(event, 'SUMMARY')).toBe(`整改期限：${plain}`)
    }),
    { seed: 18, numRuns: 300 },
  )
})
