import { toldWords } from '../../../miniapp/src/text/toldOwners'

it('says nothing where nobody was to be told', () => {
  expect(toldWords({ sent: 0, signed: 0, undelivered: 0 })).toBeNull()
})

it.each([
  [{ sent: 12, signed: 7, undelivered: 0 }, '订阅的业主和交易中心：已通知 12 家，已签收 7 家'],
  [{ sent: 3, signed: 0, undelivered: 4 }, '订阅的业主和交易中心：已通知 3 家，已签收 0 家，未送达 4 家'],
  [{ sent: null, signed: null, undelivered: null }, '订阅的业主和交易中心：已通知 不足 3 家，已签收 不足 3 家，未送达 不足 3 家'],
  [{ sent: 0, signed: 0, undelivered: null }, '订阅的业主和交易中心：已通知 0 家，已签收 0 家，未送达 不足 3 家'],
])('counts owners, one or two by no number: %j', (told, words) => {
  expect(toldWords(told)).toBe(words)
})
