import type { KindPages } from '../define'
import { ObjectionLine } from './Line'
import { ObjectionView } from './View'
import { list } from './list'

export const objection: KindPages<'objection'> = {
  kind: 'objection',
  title: ({ no }) => `异议 ${no}`,
  Line: ObjectionLine,
  View: ObjectionView,
  list,
  partings: { unit: { label: '决定单位', wordOf: (unit) => unit } },
}
