import { holdWords } from '../../shared/hold'

const HOLD = { notifiedOn: '2026-12-24', workdays: 10, basis: '依据' }

it('says until when a firm may object, and that the last day is not known yet where it lies in a year without public holidays', () => {
  expect(holdWords({ ...HOLD, until: '2026-12-31' })).toContain('已于 2026-12-24 告知企业一项决定，异议期至 2026-12-31（10 个工作日）。')
  expect(holdWords({ ...HOLD, until: null })).toContain('异议期为 10 个工作日，到期日等放假安排公布后确定。')
})
