import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { explained } from '../../../support/explained'

/** Ledgers in traditional letters: their header words are those of every other ledger. */

it('reads a ledger of hazards whose headers and titles stand in traditional letters', async () => {
  const { source, reading, remarks } = await explained([
    ['隱患整治臺賬'],
    ['填報單位：雲帆市應急管理局　填報人：林知帆　填報日期：2026年6月30日'],
    ['編號', '單位名稱', '隱患內容', '發現日期', '整改期限', '責任人', '整改狀態', '計劃資金（萬元）'],
    ['Z1', '雲帆示例機械有限公司', '護欄鬆動', '2026-06-01', '2026-06-15', '白雲起', '已整改', '3'],
    ['Z2', '雲帆示例化工有限公司', '閥門滲漏', '2026-06-02', '2026-06-16', '沈遠舟', '已整改', '5'],
  ])
  expect(source).toMatchObject({
    kind: 'hazard',
    key: ['編號'],
    columns: {
      no: '編號',
      'enterprise.name': '單位名稱',
      description: '隱患內容',
      foundOn: '發現日期',
      'commitments.deadline': '整改期限',
      'commitments.responsibility.person': '責任人',
      'funding.plannedFen': { from: '計劃資金（萬元）', unit: '万元' },
    },
    persons: [{ from: '填報人' }],
  })
  expect(remarks).toContain('表头上方的“填報單位”、“填報日期”说明')
  expect(reading.counts).toMatchObject({ read: 4, accepted: 2, refused: 0 })
  const bodies = [...reading.accepted.values()].map(({ body }) => body as HazardBody)
  // What is read stays as it is written.
  expect(bodies.map(({ description, enterprise, due, status }) => [description, enterprise?.name, due, status])).toEqual([
    ['護欄鬆動', '雲帆示例機械有限公司', '2026-06-15', 'awaiting_check'],
    ['閥門滲漏', '雲帆示例化工有限公司', '2026-06-16', 'awaiting_check'],
  ])
})

it('reads the words of states, levels and answers in traditional letters by those that offices write in simplified ones', async () => {
  const { source, reading, remarks } = await explained([
    ['編號', '單位名稱', '隱患內容', '發現日期', '隱患級別', '隱患狀態', '覆查結果', '是否立項'],
    ['Z1', '雲帆示例機械有限公司', '護欄鬆動', '2026-06-01', '重大隱患', '開放', '未整改', '是'],
    ['Z2', '雲帆示例化工有限公司', '閥門滲漏', '2026-06-02', '一般隱患', '關閉', '複查合格', '否'],
    ['Z3', '雲帆示例化工有限公司', '閥門失靈', '2026-06-03', '一般隱患', '已銷號', '驗收通過', '否'],
    // Most are written alike in both: the few that are not are known all the same.
    ...Array.from({ length: 9 }, (_, i) => [
      `Z${i + 4}`,
      '雲帆示例化工有限公司',
      `閥門失靈 ${i}`,
      '2026-06-03',
      '一般隱患',
      '已整改',
      '通過',
      '否',
    ]),
  ])
  expect(source).toMatchObject({
    columns: {
      level: { values: { 重大隱患: 'major', 一般隱患: 'general' } },
      status: { values: { 開放: 'rectifying', 關閉: 'closed', 已銷號: '已销号' } },
      'recheck.result': { values: { 未整改: 'failed', 複查合格: 'passed', 驗收通過: 'passed' } },
    },
  })
  expect(remarks).not.toContain('没有认出')
  expect(reading.counts).toMatchObject({ accepted: 12, refused: 0 })
  const bodies = [...reading.accepted.values()].map(({ body }) => body as HazardBody)
  expect(bodies.slice(0, 3).map(({ level, status, recheck }) => [level, status, recheck?.result])).toEqual([
    ['major', 'rectifying', 'failed'],
    ['general', 'closed', 'passed'],
    ['general', 'closed', 'passed'],
  ])
})
