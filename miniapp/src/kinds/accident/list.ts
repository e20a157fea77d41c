import { ACCIDENT_LEVELS } from '@shared/kinds/accident/words'
import { choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查事故：名称或企业',
  empty: '没有符合条件的事故。',
  choices: [choicesOf('level', '事故等级', '全部等级', ACCIDENT_LEVELS)],
  bounds: { enterprise: () => '只列涉及这家企业的事故' },
}
