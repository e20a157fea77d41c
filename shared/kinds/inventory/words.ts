/** What is known to exist: how many sites of a sort a division has, as somebody counted them. This file imports nothing: sub-packages of the mini-program ship it. */

/** Words for its own fields. */
export const labels = {
  division: '行政区划',
  sector: '行业领域',
  siteKind: '类别',
  total: '已知数量',
  asOf: '统计日期',
  countedBy: '统计单位',
} as const
