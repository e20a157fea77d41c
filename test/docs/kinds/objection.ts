import type { Described } from '../described'

export const described: Described = {
  cells: {
    no: 'YY-2026-018',
    aboutKind: '行政处罚',
    about: '云应急罚〔2026〕18号',
    filer: '记录写明的企业',
    filedOn: '2026-06-01',
    stage: '已答复',
    outcome: '更正',
    unit: '云帆市司法局',
    decidedOn: '2026-06-10',
  },
  notes: {
    no: '一件一个编号。',
    about: '那条记录在本平台的编号，或者它的信用代码。别的写法只公布文字，和记录连不上。',
    filer: '是企业还是责任人；是谁，不公布。',
    stage: '写了决定的，要写“已答复”；没有决定的，不能写“已答复”。',
    unit: '要和作出原决定的单位不同。',
    due: '收到的次日起第 15 个工作日；放假安排没有公布的年份，不知道。',
    workdays: '从收到的次日起数到作出决定那天。',
  },
  others: [{ stage: '正在处理' }, { outcome: '' }, { filedOn: '2026-07-01' }, { outcome: '维持' }],
}
