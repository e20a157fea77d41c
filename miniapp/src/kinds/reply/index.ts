import type { KindPages } from '../define'
import { ReplyLine } from './Line'
import { ReplyView } from './View'
import { list } from './list'

export const reply: KindPages<'reply'> = {
  kind: 'reply',
  title: ({ enterprise }) => `${enterprise.name}的回应`,
  Line: ReplyLine,
  View: ReplyView,
  list,
  partings: { unit: { label: '阅读的单位', wordOf: (unit) => unit } },
}
