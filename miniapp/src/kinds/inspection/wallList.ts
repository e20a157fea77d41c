import type { MonthEndAnswer } from '@shared/kinds/inspection/monthEnd'
import { monthWords } from '@shared/codes/months'
import { CAUSES } from '@shared/kinds/inspection/words'
import { UNKNOWN, wordOf } from '@/text/words'
import {
  frozenWords,
  monthStanding,
  movedWords,
  nowWords,
  openMonths,
  ownWords,
  problemWords,
  silenceWords,
  sinceWords,
  thenAndNow,
  twinWords,
} from './monthWords'

/** A table of the sheet: what stands over it, its columns, its rows, and what is said where it has none. */
interface WallTable {
  title: string
  header: readonly string[]
  rows: readonly (readonly string[])[]
  empty: string
}

/** A month-end list as it hangs on the wall. */
export interface WallList {
  title: string
  notes: readonly string[]
  tables: readonly WallTable[]
  foot: readonly string[]
}

type MonthList = NonNullable<MonthEndAnswer['list']>

/** A cell of a line of which nothing is told any more. */
const NONE = '—'
const NOTHING_LEFT = [NONE, NONE, NONE]
const said = (...words: readonly (string | null)[]): string => words.filter((one) => one !== null).join('。')

/** The sheet of a list. `address`: of its page; `asOf`: of when the data are, in words. */
export function wallListOf(list: MonthList, nameOf: (division: string) => string, address: string, asOf: string): WallList {
  const where = (division: string | null, ...more: (string | null)[]) =>
    [division === null ? null : nameOf(division), ...more].filter((one) => one !== null).join(' ') || UNKNOWN
  const { lines, carriedLines, uncertainLines } = list
  return {
    title: `${monthWords(list.month)}安全生产暗访督查问题清单`,
    notes: [`编号 ${[list.no, ...list.numbers].join('、')}`, frozenWords(list), monthStanding(list).words],
    tables: [
      {
        title: ownWords(list),
        header: ['', '地点和单位', '发现的问题', '原因', '整改责任单位', '整改期限', '整改情况'],
        rows: lines.map((one, i) => [
          String(i + 1),
          one.gone === null ? where(one.division, one.address, one.enterprise) : NONE,
          problemWords(one),
          ...(one.gone === null ? [wordOf(CAUSES, one.cause), one.owner ?? UNKNOWN, one.due ?? UNKNOWN] : NOTHING_LEFT),
          said(thenAndNow(one), ...sinceWords(one), movedWords(one), twinWords(one)),
        ]),
        empty: `这个月的清单${UNKNOWN}。没有公布，不等于没有发现。`,
      },
      ...[
        { title: `以前各月结转 ${list.carried} 条`, of: carriedLines, isSure: true },
        { title: `销号日期${UNKNOWN}、整改情况${UNKNOWN}，或来源没有再报的 ${list.uncertain} 条`, of: uncertainLines, isSure: false },
      ]
        .filter(({ of }) => of.length > 0)
        .map(({ title, of, isSure }) => ({
          title,
          header: ['', '地点和单位', '发现的问题', '列入', '整改责任单位', '整改期限', '多久，后来怎样'],
          rows: of.map((one, i) => [
            String(i + 1),
            one.gone === null ? where(one.division, one.enterprise) : NONE,
            problemWords(one),
            monthWords(one.listMonth),
            ...(one.gone === null ? [one.owner ?? UNKNOWN, one.due ?? UNKNOWN] : NOTHING_LEFT.slice(1)),
            said(isSure ? openMonths(one.months) : `定稿时是否销号不知道${silenceWords(one)}`, nowWords(one), ...sinceWords(one)),
          ]),
          empty: '',
        })),
    ],
    foot: [`本清单由公示平台按来源公布的内容汇总，不是对任何单位的评价。${asOf}。`, address],
  }
}
