import { CAMERAS, DANGER_LEVELS, DIVISION_TOLD, MONITORING_STATES, SITE_KINDS } from '@shared/kinds/site/words'
import { SECTORS } from '@shared/vocabulary'
import { wordOf } from '@/text/words'
import { choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查监管点：名称或责任单位',
  empty: '没有符合条件的监管点。没有公布，不等于没有。',
  choices: [
    choicesOf('siteKind', '类别', '全部类别', SITE_KINDS),
    choicesOf('dangerLevel', '危险源级别', '全部级别', DANGER_LEVELS),
    choicesOf('monitoring', '监控', '全部监控', MONITORING_STATES),
    choicesOf('sector', '行业领域', '全部行业领域', SECTORS),
  ],
  bounds: {
    enterprise: () => '只列这家企业的监管点',
    zone: () => '只列这个片区的监管点',
    division: (code) => `只列行政区划 ${code} 的监管点`,
    divisionTold: (code) => `只列${wordOf<Record<string, string>>(DIVISION_TOLD, code)}的监管点`,
    camera: (code) => `只列「${wordOf<Record<string, string>>(CAMERAS, code)}」的监管点`,
    no: (no) => `只列编号 ${no}`,
  },
}
