import type { KindPages } from '../define'
import { PenaltyLine } from './Line'
import { PenaltyView } from './View'
import { list } from './list'

export const penalty: KindPages<'penalty'> = {
  kind: 'penalty',
  title: ({ title, offenceType, enterprises: [first] }) => title ?? offenceType ?? (first ? `对${first.name}的处罚` : null),
  Line: PenaltyLine,
  View: PenaltyView,
  list,
}
