import { addDays, type Day } from '../../../shared/codes/dates'
import { KINDS } from '../../../shared/kinds/index'
import { OBJECTION_OUTCOMES, OBJECTION_STAGES, OBJECTORS } from '../../../shared/kinds/objection/words'
import { AGENCY, COMMON, table } from '../../sample/files'
import type { Sample } from '../sample'

const HEADER = ['异议编号', '记录类别', '被异议记录', '提出主体', '收到日期', '办理状态', '处理结果', '决定单位', '决定日期'] as const

interface Told {
  filedAgo: number
  filer: keyof typeof OBJECTORS
  decided: { after: number; outcome: keyof typeof OBJECTION_OUTCOMES; unit: string } | null
  isAccepted: boolean
}

const JUSTICE = '云帆市司法局（演示）'
const SUPERVISION = '云帆市人民政府督查室（演示）'

/** Eight objections against what the register says of firms: each stage and each outcome once at least. */
const TOLD: readonly Told[] = [
  { filedAgo: 190, filer: 'firm', decided: { after: 12, outcome: 'kept', unit: JUSTICE }, isAccepted: true },
  { filedAgo: 150, filer: 'firm', decided: { after: 19, outcome: 'corrected', unit: JUSTICE }, isAccepted: true },
  { filedAgo: 130, filer: 'official', decided: { after: 3, outcome: 'not_admitted', unit: SUPERVISION }, isAccepted: true },
  { filedAgo: 110, filer: 'firm', decided: { after: 30, outcome: 'revoked', unit: JUSTICE }, isAccepted: true },
  { filedAgo: 80, filer: 'firm', decided: { after: 9, outcome: 'kept', unit: SUPERVISION }, isAccepted: true },
  { filedAgo: 40, filer: 'firm', decided: null, isAccepted: true },
  { filedAgo: 6, filer: 'firm', decided: null, isAccepted: true },
  { filedAgo: 1, filer: 'official', decided: null, isAccepted: false },
]

const numberOf = (day: Day): string => `${day.replaceAll('-', '')}-0001`

const SOURCE = {
  ...COMMON,
  coverage: 'additions',
  name: 'yunfan-objections',
  title: '异议办理台账',
  kind: 'objection',
  format: 'csv',
  path: 'objections.csv',
  key: ['异议编号'],
  columns: {
    no: '异议编号',
    aboutKind: { from: '记录类别', values: Object.fromEntries(Object.entries(KINDS).map(([code, name]) => [name, code])) },
    about: '被异议记录',
    filer: { from: '提出主体', values: Object.fromEntries(Object.entries(OBJECTORS).map(([code, word]) => [word, code])) },
    filedOn: '收到日期',
    stage: { from: '办理状态', values: Object.fromEntries(Object.entries(OBJECTION_STAGES).map(([code, word]) => [word, code])) },
    outcome: { from: '处理结果', values: Object.fromEntries(Object.entries(OBJECTION_OUTCOMES).map(([code, word]) => [word, code])) },
    unit: '决定单位',
    decidedOn: '决定日期',
  },
}

export const sample: Sample = {
  after: ['enterprise'],
  draw: ({ today, enterprises }) => {
    const rows = TOLD.map(({ filedAgo, filer, decided, isAccepted }, i) => {
      const filedOn = addDays(today, -filedAgo)
      const stage = decided ? OBJECTION_STAGES.answered : isAccepted ? OBJECTION_STAGES.accepted : OBJECTION_STAGES.received
      // None of the firms that the tour shows first.
      const { uscc } = enterprises[enterprises.length - 1 - i] ?? { uscc: '' }
      return [
        numberOf(filedOn),
        KINDS.enterprise,
        uscc,
        OBJECTORS[filer],
        filedOn,
        stage,
        decided ? OBJECTION_OUTCOMES[decided.outcome] : '',
        decided?.unit ?? '',
        decided ? addDays(filedOn, decided.after) : '',
      ]
    })
    return { files: { 'objections.csv': table(`${AGENCY}异议办理台账（演示数据）`, HEADER, rows) }, sources: [SOURCE] }
  },
}
