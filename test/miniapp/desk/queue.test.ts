import { isCounted } from '../../../miniapp/desk/src/components/QueueCounts'
import { byUrgency, dueMark } from '../../../miniapp/desk/src/tips/order'
import { daysWords, shortId } from '../../../miniapp/desk/src/tips/words'
import { item } from './support'

it('puts danger first, then what nobody has looked at, then what is due first, then what came first', () => {
  const late = item({ id: 'late', due: '2026-05-01' })
  const unseen = item({ id: 'unseen', looked: false, due: '2026-06-30' })
  const danger = item({ id: 'danger', danger: true, due: null })
  const unseenDanger = item({ id: 'unseenDanger', danger: true, looked: false })
  const never = item({ id: 'never', due: null })
  const older = item({ id: 'older', receivedAt: '2026-05-17T02:00:00.000Z' })
  const plain = item({ id: 'plain' })
  const sorted = [never, plain, late, unseen, older, danger, unseenDanger].sort(byUrgency)
  expect(sorted.map(({ id }) => id)).toEqual(['unseenDanger', 'danger', 'unseen', 'late', 'older', 'plain', 'never'])
})

it.each([
  ['2026-05-19', 'late', '逾期 1 天'],
  ['2026-05-20', 'today', '今天到期'],
  ['2026-05-23', 'soon', '还有 3 天'],
  ['2026-05-24', 'later', '还有 4 天'],
])('tells how %s stands to the twentieth', (due, mark, words) => {
  expect(dueMark(due, '2026-05-20', '2026-05-23')).toBe(mark)
  expect(daysWords(due, '2026-05-20')).toBe(words)
})

it('knows that nothing is due where no clock runs', () => {
  expect(dueMark(null, '2026-05-20', '2026-05-23')).toBe('none')
  expect(dueMark('9999-12-31', '2026-05-20', '2026-05-23')).toBe('none')
})

it('picks out what a figure counts', () => {
  const late = item({ clocks: [{ clock: 'accept', since: '2026-05-01T00:00:00.000Z', due: '2026-05-08', late: true }], due: '2026-05-08' })
  expect([isCounted('late', late), isCounted('due', late)]).toEqual([true, false])
  expect([isCounted('late', item()), isCounted('due', item())]).toEqual([false, true])
  expect(isCounted('unseen', item({ looked: false }))).toBe(true)
  expect(isCounted('waiting', item({ pending: { move: 'refuse', by: 'li' } }))).toBe(true)
  expect(isCounted('danger', item())).toBe(false)
})

it('names a tip by ten digits', () => {
  expect(shortId('00112233445566778899aabbccddeeff')).toBe('00112-23344')
})
