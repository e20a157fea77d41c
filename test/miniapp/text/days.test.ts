import { wholePieces } from '../../../miniapp/src/text/days'

it.each([
  ['死亡 1 人 · 公示至 2029-07-22', ['死亡 ', '1 人', ' · 公示至 ', '2029-07-22', '']],
  [
    '2026-11-22 · 云应急〔2026〕9号 · 云应急〔2026〕 10 号',
    ['', '2026-11-22', ' · 云应急', '〔2026〕9号', ' · 云应急', '〔2026〕 10 号', ''],
  ],
  ['已缴 94,852元 · 约 6.5万元 · 死亡 12 人', ['已缴 ', '94,852元', ' · 约 ', '6.5万元', ' · 死亡 ', '12 人', '']],
  ['没有日期', ['没有日期']],
  ['', ['']],
])('keeps days and numbers of documents whole in %s', (text, pieces) => {
  expect(wholePieces(text)).toEqual(pieces)
  expect(wholePieces(text).join('')).toBe(text)
})
