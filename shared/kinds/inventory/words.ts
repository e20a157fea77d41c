/** What is known to exist: how many sites of a sort a division has, as somebody counted them. This file imports nothing: the mini-program ships it. */
export const inventory = {
  name: '底数',
  short: '底数',
  unit: '条底数',
  plural: 'inventories',
  erasedWhenEnded: false,
  labels: {
    division: '行政区划',
    sector: '行业领域',
    siteKind: '类别',
    total: '已知数量',
    asOf: '统计日期',
    countedBy: '统计单位',
  },
} as const
