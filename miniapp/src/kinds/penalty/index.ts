import type { KindPages } from '../define'
import { PenaltyLine } from './Line'
import { PenaltyView } from './View'
import { list } from './list'

export const penalty: KindPages<'penalty'> = {
  kind: 'penalty',
  title: ({ title }) => title,
  Line: PenaltyLine,
  View: PenaltyView,
  list,
}
