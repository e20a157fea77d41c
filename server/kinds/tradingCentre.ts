import type { Decision } from '../../shared/api/decisions'
import { earliest } from '../../shared/codes/dates'
import { UNKNOWN } from '../../shared/tones'
import type { Row, Slide } from './board'

/** What the board of a trading centre tells: decisions in force that circulars for it tell of, the newest first. */

/** The list that it is made of. */
export const TRADING_LIST = { kind: 'notice', filters: { board: 'trading-centre' } } as const

/** Where it is answered. */
export const TRADING_PATH = '/boards/trading-centre'

/**
 * The slides of the board. `decisions`: the newest first; of them only measures that are in force are told, in the words of the decision and behind its
 * number. `untold`: circulars that tell of a measure without a number, or without its words.
 */
export function tradingSlides(decisions: readonly Decision[], untold: number): Slide[] {
  const rows = decisions.flatMap(decisionRow)
  return [
    {
      title: '正在执行的决定',
      rows: [
        ...rows,
        {
          words: rows.length === 0 ? '没有在公示、正在执行的决定' : '',
          notes: [
            '措施是决定的原文，以决定文书为准；没有列出的，不等于没有。',
            ...(untold === 0 ? [] : [`另有 ${untold} 份通报没有公布决定文号或原文，措施不在这里转述。`]),
          ],
        },
      ],
    },
  ]
}

function decisionRow({ decisionNo, measures, agency, record, enterprises }: Decision): Row[] {
  const running = measures.filter(({ state }) => state === 'in_force')
  const until = earliest(running.map(({ fallsAway }) => fallsAway))
  if (running.length === 0) return []
  return [
    {
      words: enterprises.map(({ name }) => name).join('、'),
      path: record.path,
      notes: [
        ...running.map(({ text, from, to }) => `${decisionNo}：“${text}”（${from ?? UNKNOWN} 至 ${to ?? `截止日期${UNKNOWN}`}）`),
        `${agency} 公布`,
      ],
      ...(until === null ? {} : { until }),
    },
  ]
}
