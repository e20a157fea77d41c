import { againstOf, byGap, figuresOf } from '../../../../miniapp/src/kinds/inventory/against'

const list = { path: '/api/v1/sites', query: {} }
const known = { total: 9, asOf: '2026-04-20', countedBy: null, agency: '演示', id: 'a' }
const line = {
  division: '990102',
  siteKind: 'bridge' as const,
  sector: null,
  known,
  others: [],
  listed: { count: 7, list },
  inService: { count: 4, unknown: 2, list },
  missing: 2,
}

it('says what is not listed of what is known, and what is listed beyond it', () => {
  expect(againstOf(line)).toEqual({ tone: 'warn', words: '还有 2 处没有列出' })
  expect(againstOf({ ...line, missing: -3 })).toEqual({ tone: 'warn', words: '列出的比已知的多 3 处' })
  expect(againstOf({ ...line, missing: 0 })).toEqual({ tone: 'pass', words: '数量一致' })
})

it('does not call it complete where nobody counted, or nothing was ever listed', () => {
  expect(againstOf({ ...line, known: null, missing: null }).tone).toBe('unknown')
  expect(againstOf({ ...line, listed: null, missing: null }).tone).toBe('unknown')
})

it('tells three figures, each of which may be unknown', () => {
  expect(figuresOf(line)).toBe('已知 9 · 列出 7 · 有摄像头在用 4（2 处未公布）')
  expect(figuresOf({ ...line, inService: { count: 4, unknown: 0, list } })).toBe('已知 9 · 列出 7 · 有摄像头在用 4')
  expect(figuresOf({ known: null, listed: null, inService: null })).toBe('已知 未公布 · 列出 未公布 · 摄像头未公布')
})

it('puts the largest gap first, then what is not known, then what agrees', () => {
  const sorted = [0, null, 2, -5].map((missing) => ({ ...line, missing })).sort(byGap)
  expect(sorted.map(({ missing }) => missing)).toEqual([-5, 2, null, 0])
})
