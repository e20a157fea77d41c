import { HIDDEN } from '../../../shared/kinds/reply/words'
import { CellError } from '../../cellError'
import { defineKind } from '../define'
import { intake } from './intake'
import { sample } from './sample'
import { statistics } from './statistics'

export const reply = defineKind('reply', {
  toPublic: (input) => {
    const { stage, text, grounds, filedOn, decidedOn, endedOn } = input
    if ((stage === 'published') !== (text !== null))
      throw new CellError('text', stage === 'published' ? '公布的要有内容' : '没有公布、已经撤回的，不能有内容')
    if (stage === 'refused' && grounds.length === 0) throw new CellError('grounds', '不公布的要写明理由')
    if (text !== null && text.includes(HIDDEN) !== grounds.length > 0)
      throw new CellError('grounds', grounds.length > 0 ? '写了遮盖的理由，内容里没有遮盖的字' : '遮盖了字的要写明理由')
    if (decidedOn < filedOn) throw new CellError('decidedOn', '阅读日期早于写的日期')
    if ((stage === 'withdrawn' || stage === 'replaced') !== (endedOn !== null))
      throw new CellError('endedOn', endedOn === null ? '撤回、另写的要有日期' : '没有撤回、另写的，不能有这个日期')
    return { body: input }
  },
  title: ({ no }) => `企业回应 ${no}`,
  search: ({ no, enterprise }) => [no, enterprise.name],
  parties: ({ enterprise }) => ({ enterprises: [enterprise], persons: [] }),
  figures: [],
  statistics,
  intake,
  sample,
})
