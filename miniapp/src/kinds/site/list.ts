import { CAMERAS, DANGER_LEVELS, DIVISION_TOLD, MONITORING_STATES, SITE_KINDS } from '@shared/kinds/site/words'
import { SECTORS } from '@shared/vocabulary'
import { byCode, choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查监管点：名称、单位、地址',
  empty: '没有符合条件的监管点。没有公布，不等于没有。',
  notFound: '没有找到。可以查名称、编号、责任单位或它的信用代码（要写全）、公开的地址、区县或镇街。没有公布，不等于没有。',
  choices: [
    choicesOf('siteKind', '类别', '全部类别', SITE_KINDS),
    choicesOf('dangerLevel', '危险源级别', '全部级别', DANGER_LEVELS),
    choicesOf('monitoring', '监控', '全部监控', MONITORING_STATES),
    choicesOf('sector', '行业领域', '全部行业领域', SECTORS),
  ],
  bounds: {
    enterprise: (_, name) => `只列${name ?? '这家企业'}的监管点`,
    zone: (_, name) => `只列${name ?? '这个片区'}的监管点`,
    division: (code, name) => `只列${name ?? `行政区划 ${code} `}的监管点`,
    divisionTold: byCode(DIVISION_TOLD, (word) => `只列${word}的监管点`),
    camera: byCode(CAMERAS, (word) => `只列「${word}」的监管点`),
    no: (no) => `只列编号 ${no}`,
  },
}
