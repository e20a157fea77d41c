import { earliest } from '../../../shared/codes/dates'
import { CellError } from '../../cellError'
import { defineKind } from '../define'
import { publicUntil } from './house'
import { intake } from './intake'
import { reckoned } from './reckoned'
import { sample } from './sample'
import { statistics } from './statistics'

export const objection = defineKind('objection', {
  toPublic: (input, { envelope }) => {
    const isAnswered = input.stage === 'answered'
    if (isAnswered !== (input.outcome !== null))
      throw new CellError('outcome', isAnswered ? '已答复的要写明决定' : '还没有答复，不能有决定')
    if (input.decidedOn !== null && input.decidedOn < input.filedOn) throw new CellError('decidedOn', '决定日期早于收到日期')
    const { publicUntil: declaredUntil } = envelope
    return { body: reckoned(input), ends: { publicUntil: earliest([declaredUntil, publicUntil(input.decidedOn)]), declaredUntil } }
  },
  title: ({ no }) => `异议 ${no}`,
  search: ({ no }) => [no],
  figures: [],
  statistics,
  intake,
  sample,
})
