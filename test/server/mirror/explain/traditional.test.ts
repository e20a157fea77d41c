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
