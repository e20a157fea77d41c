import { SECTORS } from '@shared/vocabulary'
import { choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查片区：区县、镇街、网格',
  empty: '没有符合条件的片区。',
  notFound: '没有找到。可以查区县、镇街、网格的名称。',
  choices: [choicesOf('industry', '行业领域', '全部行业领域', SECTORS)],
}
