import type { Described } from '../described'

export const described: Described = {
  cells: {
    no: 'HY-2026-006',
    aboutKind: '行政处罚',
    about: 'fines.0123456789abcdef0123',
    aboutRevision: '1',
    aboutEdition: '12',
    'enterprise.name': '云帆示例建筑有限公司',
    'enterprise.uscc': '91990100MAAY4CL127',
    filedOn: '2026-06-01',
    stage: '公布',
    text: '基坑已经支护，■■说的不实。',
    grounds: '他人个人信息',
    unit: '云帆市司法局',
    decidedOn: '2026-06-05',
    endedOn: '',
  },
  notes: {
    no: '一份一个编号。',
    about: '那条记录在本平台的编号，或者它的信用代码。别的写法只公布文字，和记录连不上。',
    aboutRevision: '写的时候，那条记录在本平台变更到第几次；以后又变更的，页面会说明。不写的，按日期比较。',
    aboutEdition: '写的时候公示到第几版。',
    text: '企业的原话；遮去的字一个写一个 ■。没有公布、已经撤回的，不写。',
    grounds: '遮盖的、不公布的要写；只有这两种理由。',
    unit: '要和作出原决定的单位不同。',
    endedOn: '撤回、另写的要写。',
  },
  others: [
    { text: '基坑已经支护。' },
    { grounds: '' },
    { stage: '没有公布' },
    { stage: '没有公布', text: '' },
    { stage: '企业已撤回', text: '' },
    { grounds: '不实' },
    { decidedOn: '2026-05-30' },
  ],
}
