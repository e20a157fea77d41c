import { moodOf, titlesOf } from '../../../miniapp/src/text/silence'
import type { SourceState } from '../../../shared/api/city'

const NOW = Date.parse('2026-05-20T02:00:00Z')
const source = (over: Partial<SourceState>): SourceState => ({
  name: 's',
  title: '名录',
  agency: '云帆市应急管理局',
  kind: 'enterprise',
  format: 'csv',
  coverage: 'full',
  rhythmHours: 24,
  sample: true,
  unreadDays: [],
  lastArrivalAt: '2026-05-20T01:00:00Z',
  lastChangeAt: null,
  lastRun: null,
  register: null,
  silent: false,
  stopped: false,
  records: 1,
  ...over,
})

it('is timely only where it came in time and was not halted', () => {
  expect(moodOf(source({}), NOW)).toBe('timely')
  expect(moodOf(source({ stopped: true }), NOW)).toBe('stopped')
  expect(moodOf(source({ lastArrivalAt: '2026-05-19T01:59:59Z' }), NOW)).toBe('silent')
  expect(moodOf(source({ lastArrivalAt: '2026-05-19T02:00:00Z' }), NOW)).toBe('timely')
  expect(moodOf(source({ lastArrivalAt: null, stopped: true }), NOW)).toBe('silent')
})

it('names those that do so', () => {
  const all = [source({}), source({ title: '处罚', stopped: true }), source({ title: '通报', stopped: true })]
  expect(titlesOf(all, 'stopped', NOW)).toBe('处罚、通报')
  expect(titlesOf(all, 'silent', NOW)).toBeNull()
})
