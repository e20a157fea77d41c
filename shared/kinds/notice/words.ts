/** Circulars about enterprises. This file imports nothing: sub-packages of the mini-program ship it. */

/** Words for its own fields. */
export const labels = {
  title: '标题',
  board: '公示栏',
  enterprises: '涉及企业',
  sector: '行业领域',
  text: '内容',
  restsOn: '依据事项',
  kind: '类型',
  occurredOn: '发生日期',
  responsibility: '责任',
  rectified: '整改验收',
  measures: '措施',
  decisionNo: '决定文号',
  from: '起',
  to: '止',
  terminals: '客运站',
  routes: '线路',
  officePhone: '办公电话',
} as const

/** What a circular may rest on. */
export const RESTS_ON = { accident: '事故', penalty: '行政处罚' } as const

export const BOARDS = { public: '社会公示', 'trading-centre': '公共资源交易中心', terminal: '客运中心' } as const

export type Board = keyof typeof BOARDS
