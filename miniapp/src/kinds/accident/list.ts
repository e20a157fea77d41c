import { QUARTER, quarterWords } from '@shared/codes/quarters'
import { ACCIDENT_LEVELS, HARM_TOLD, INVESTIGATIONS_TOLD, RECOMMENDATIONS_TOLD } from '@shared/kinds/accident/words'
import { LISTED, SECTORS } from '@shared/vocabulary'
import { byCode, choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查事故：名称或企业',
  empty: '没有符合条件的事故。没有公布，不等于没有事故。',
  notFound: '没有找到。可以查事故名称、涉及企业的名称或信用代码（要写全）。',
  choices: [
    choicesOf('level', '事故等级', '全部等级', ACCIDENT_LEVELS),
    choicesOf('investigation', '调查', '全部调查', INVESTIGATIONS_TOLD),
  ],
  bounds: {
    enterprise: (_, name) => `只列涉及${name ?? '这家企业'}的事故`,
    quarter: (quarter) => (QUARTER.test(quarter) ? `只列 ${quarterWords(quarter)}发生的` : null),
    recommendation: byCode(RECOMMENDATIONS_TOLD, (word) =>
      word === RECOMMENDATIONS_TOLD.none ? `只列${word}的事故` : `只列有整改建议${word}的事故`,
    ),
    lesson: byCode(SECTORS, (word) => `只列写了${word}教训的事故`),
    harm: byCode(HARM_TOLD, (word) => `只列${word}的事故`),
    listed: byCode(LISTED, (word) => `只列${word}`),
    sector: byCode(SECTORS, (word) => `只列${word}的事故`),
    division: (code, name) => `只列${name ?? `行政区划 ${code} `}的事故`,
  },
}
