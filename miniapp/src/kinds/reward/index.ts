import type { KindPages } from '../define'
import { RewardLine } from './Line'
import { RewardView } from './View'
import { list } from './list'

export const reward: KindPages<'reward'> = {
  kind: 'reward',
  title: ({ year }) => `${year} 年举报奖励`,
  Line: RewardLine,
  View: RewardView,
  list,
}
