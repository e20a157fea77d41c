import type { ListPage } from '../define'

export const list: ListPage = {
  placeholder: null,
  empty: '还没有公布过举报奖励。没有公布，不等于没有奖励过。',
  choices: [],
  bounds: { year: (year) => `只列 ${year} 年的` },
}
