import { addDays, type Day } from '../../../shared/codes/dates'
import { KINDS } from '../../../shared/kinds/index'
import { REPLY_GROUNDS, REPLY_STAGES } from '../../../shared/kinds/reply/words'
import { AGENCY, COMMON, table } from '../../sample/files'
import type { Sample } from '../sample'

const HEADER = [
  '回应编号',
  '被回应记录类别',
  '被回应记录',
  '回应记录变更次数',
  '回应企业',
  '回应企业信用代码',
  '回应日期',
  '回应状态',
  '回应内容',
  '回应遮盖或不公布理由',
  '回应阅读单位',
  '回应阅读日期',
] as const

interface Told {
  filedAgo: number
  stage: keyof typeof REPLY_STAGES
  text: string
  ground: keyof typeof REPLY_GROUNDS | null
  unit: string
}

const JUSTICE = '云帆市司法局（演示）'
const SUPERVISION = '云帆市人民政府督查室（演示）'

/** One that is told as it was written, one with marks, and one that is not told. */
const TOLD: readonly Told[] = [
  {
    filedAgo: 30,
    stage: 'published',
    text: '评级里扣分的两处隐患，本企业已在期限内整改并申请复查。\n复查以前，请各位业主以现场为准，欢迎来看。',
    ground: null,
    unit: JUSTICE,
  },
  {
    filedAgo: 20,
    stage: 'published',
    text: '当天值班的■■■已经离职，电话■■■■■■■■■■■。本企业补上了值班制度，现在每班两人。',
    ground: 'personal_data',
    unit: JUSTICE,
  },
  { filedAgo: 12, stage: 'refused', text: '', ground: 'insult', unit: SUPERVISION },
]

const numberOf = (day: Day): string => `${day.replaceAll('-', '')}-0001`
const wordsOf = (words: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(words).map(([code, word]) => [word, code]))

const SOURCE = {
  ...COMMON,
  coverage: 'additions',
  name: 'yunfan-replies',
  title: '企业回应台账',
  kind: 'reply',
  origin: 'self_told',
  format: 'csv',
  path: 'replies.csv',
  key: ['回应编号'],
  columns: {
    no: '回应编号',
    aboutKind: { from: '被回应记录类别', values: wordsOf(KINDS) },
    about: '被回应记录',
    aboutRevision: '回应记录变更次数',
    'enterprise.name': '回应企业',
    'enterprise.uscc': '回应企业信用代码',
    filedOn: '回应日期',
    stage: { from: '回应状态', values: wordsOf(REPLY_STAGES) },
    text: '回应内容',
    grounds: { from: '回应遮盖或不公布理由', values: wordsOf(REPLY_GROUNDS) },
    unit: '回应阅读单位',
    decidedOn: '回应阅读日期',
  },
}

export const sample: Sample = {
  after: ['enterprise'],
  draw: ({ today, enterprises }) => {
    const rows = TOLD.map(({ filedAgo, stage, text, ground, unit }, i) => {
      const filedOn = addDays(today, -filedAgo)
      // None of the firms that the tour shows first, nor of those that object.
      const { name, uscc } = enterprises[enterprises.length - 11 - i] ?? { name: '', uscc: '' }
      return [
        numberOf(filedOn),
        KINDS.enterprise,
        uscc,
        '1',
        name,
        uscc,
        filedOn,
        REPLY_STAGES[stage],
        text,
        ground === null ? '' : REPLY_GROUNDS[ground],
        unit,
        addDays(filedOn, 4),
      ]
    })
    return { files: { 'replies.csv': table(`${AGENCY}企业回应台账（演示数据）`, HEADER, rows) }, sources: [SOURCE] }
  },
}
