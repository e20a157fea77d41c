import { ACCIDENT_LEVELS } from '@shared/kinds/accident/words'
import { choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查事故：名称或企业',
  empty: '没有符合条件的事故。',
  notFound: '没有找到。可以查事故名称、涉及企业的名称或信用代码（要写全）。',
  choices: [choicesOf('level', '事故等级', '全部等级', ACCIDENT_LEVELS)],
  bounds: { enterprise: (_, name) => `只列涉及${name ?? '这家企业'}的事故` },
}
