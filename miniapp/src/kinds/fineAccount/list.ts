import type { ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查月报：月份、用途、说明',
  empty: '没有符合条件的罚款收支。没有公布，不等于没有罚款。',
  notFound: '没有找到。可以查月份（2026-05）、支出用途、单位的说明。没有公布，不等于没有罚款。',
  choices: [],
  bounds: {
    agency: (name) => `只列${name}的`,
    year: (year) => `只列 ${year} 年的`,
    division: (code, name) => `只列${name ?? `行政区划 ${code} `}的`,
    from: (day) => `只列 ${day.slice(0, 7)} 和以后的`,
    to: (day) => `只列 ${day.slice(0, 7)} 和以前的`,
  },
}
