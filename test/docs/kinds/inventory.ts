import type { Described } from '../described'

export const described: Described = {
  cells: {
    division: '990102000000',
    sector: '城镇燃气',
    siteKind: '重大危险源',
    total: '37',
    asOf: '2026-04-30',
    countedBy: '东港区安全生产委员会办公室',
  },
  notes: {
    division: '区县、镇街都可以。下一级的另写一行。',
    sector: '不写的是各行业合计。',
    siteKind: '视频探头只数个数，不逐个公示。',
    total: '已经知道有多少，不是已经公示了多少：两个数在页面上对照。同一行政区划、类别、行业写了几次的，取日期最近的，其余的列在旁边。',
    countedBy: '谁数的。',
  },
  others: [{ total: '' }, { total: '约40' }, { division: '东港区' }, { siteKind: '视频探头' }, { asOf: '' }, { sector: '' }],
}
