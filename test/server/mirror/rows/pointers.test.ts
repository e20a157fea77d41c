import { pointerIn } from '../../../../server/mirror/rows/pointers'

it.each([
  ...['同上', '同前', '仝上', '同上同上', '与上同', '與上相同', '以上同', '上同', '亦同', '如上所述', '见上行', '見前', '同以上表'],
  ...['ditto', 'Do.', 'idem', 'ID', 'Thesame as above', 'same as before', 'same', 'as above', 'See above'],
  ...['〃', '"', '″', '“', '々', '仝', '↑', '⬆️', "''", '’‘', '，，', '´´'],
  ...['（同上）', '—— 同上 ——', '- "', ' 【同 上】。', '{same}'],
])('%j points to the row above', (cell) => expect(pointerIn(cell)).toBe('above'))

it.each(['同左', '同下格', '同第3行', '同序号12', '见右', '下同', '←', '→', '(↓)'])('%j points to another cell', (cell) =>
  expect(pointerIn(cell)).toBe('elsewhere'),
)

it.each([
  '',
  '同济公司',
  '上海路 1 号',
  '下沙街道',
  'DITTO公司',
  'A',
  '9',
  '—',
  '91990100MA7LLJY1XF',
  '2026-05-20',
  '以上两人以上的同名单位和个人',
])('%j says something itself', (cell) => expect(pointerIn(cell)).toBeNull())
