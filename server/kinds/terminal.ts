import type { Terminal } from '../../shared/api/city'
import type { RecordAnswer } from '../../shared/api/records'
import type { Day } from '../../shared/codes/dates'
import { nameKey } from '../../shared/codes/fold'
import { GATE_RULES } from '../../shared/gateRules'
import { gradeIn } from '../../shared/kinds/enterprise/schema'
import { plainPath } from '../../shared/kinds/plain'
import { isServedBy } from '../../shared/terminals'
import { TONES, UNKNOWN, type Tone } from '../../shared/tones'
import type { Row, Slide } from './board'
import { recordPage } from './page'

/** What the board of a passenger terminal tells: circulars that are shown there, firms on its routes, the rules of the gate. */

/** The lists that it is made of. */
export const TERMINAL_LISTS = {
  operators: { kind: 'enterprise', filters: { sector: 'road_transport' } },
  circulars: { kind: 'notice', filters: { board: 'terminal' } },
} as const

type Operator = RecordAnswer<'enterprise'>
type Circular = RecordAnswer<'notice'>

export interface TerminalAnswers {
  operators: readonly Operator[]
  circulars: readonly Circular[]
}

/** What a terminal shows of what is public: firms with a route that begins or ends there, circulars that name it or no terminal at all. */
export function ofTerminal(terminal: Terminal, { operators, circulars }: TerminalAnswers): TerminalAnswers & { unrouted: number } {
  const key = nameKey(terminal.name)
  return {
    operators: operators.filter(({ record: { body } }) => body?.routes.some((route) => isServedBy(terminal, route))),
    circulars: circulars.filter(
      ({ record: { body } }) => body !== null && (body.terminals.length === 0 || body.terminals.some((name) => nameKey(name) === key)),
    ),
    unrouted: operators.filter(({ record: { body } }) => body?.routes.length === 0).length,
  }
}

/** The slides of a board, what matters most first. */
export function terminalSlides(terminal: Terminal, answers: TerminalAnswers): Slide[] {
  const { operators, circulars, unrouted } = ofTerminal(terminal, answers)
  return [
    { title: '本站线路上的客运企业', rows: summaryRows(operators, circulars.length, unrouted) },
    ...(circulars.length === 0 ? [] : [{ title: '客运安全通报', rows: circulars.flatMap(circularRow) }]),
    ...(operators.length === 0 ? [] : [{ title: '客运企业', rows: [...operators].sort(worstFirst).flatMap(operatorRow) }]),
    ...GATE_RULES.map(({ title, basis, rules }) => ({
      title,
      // With the last rule, so that no screen is left with what they rest on alone.
      rows: rules.map((rule, i): Row => ({
        words: `${i + 1}. ${rule}`,
        ...(i === rules.length - 1 ? { notes: [`以上依据：${basis}`] } : {}),
      })),
    })),
  ]
}

const TONE_ORDER: readonly Tone[] = ['stop', 'warn', 'unknown', 'pass']
const toneOf = ({ judgement }: Operator): Tone => judgement?.tone ?? 'unknown'
const worstFirst = (a: Operator, b: Operator): number => TONE_ORDER.indexOf(toneOf(a)) - TONE_ORDER.indexOf(toneOf(b))

function summaryRows(operators: readonly Operator[], circulars: number, unrouted: number): Row[] {
  const counts = TONE_ORDER.map((tone) => ({ tone, count: operators.filter((one) => toneOf(one) === tone).length }))
  return [
    ...(operators.length === 0 ? [{ words: `公布的线路里没有在本站始发、终到的客运企业`, tone: 'unknown' } as const] : []),
    ...counts
      .filter(({ count }) => count > 0)
      .map(({ tone, count }): Row => ({ tone, words: `${TONES[tone].word}：${count} 家`, ...untilOf(...operators) })),
    { words: circulars === 0 ? '没有在公示的客运通报' : `在公示的客运通报 ${circulars} 份` },
    {
      words: '',
      notes: [
        '红、黄、绿、灰按已公布的事故、处罚、通报、隐患和考核判断，只说明已公布的情况，不是对乘车安全的保证。',
        ...(unrouted === 0 ? [] : [`另有 ${unrouted} 家客运企业没有公布线路，不知道是否在本站发车，没有列在这里。`]),
      ],
    },
  ]
}

/** So many measures stand on a board. */
const MEASURES_MAX = 2

/** A circular as passengers read it: what, which firms, whether it was put right, until when and from whom. Nobody's name but firms'. */
function circularRow({ record: { id, body, agency, documentNo, publishedAt, publicUntil } }: Circular): Row[] {
  if (body === null) return []
  const { title, enterprises, rectified, measures, routes } = body
  return [
    {
      tone: rectified === true ? 'warn' : rectified === false ? 'stop' : 'unknown',
      words: title,
      path: recordPage('notice', id),
      notes: [
        `${enterprises.map(({ name }) => name).join('、')}${routes.length === 0 ? '' : `，线路 ${routes.join('、')}`}`,
        rectified === null ? `整改情况${UNKNOWN}` : rectified ? '整改已验收' : '整改未验收',
        ...measureNotes(measures),
        `${agency} ${documentNo ?? `文号${UNKNOWN}`}，${publishedAt ?? `日期${UNKNOWN}`} 发布${publicUntil === null ? '' : `，公示至 ${publicUntil}`}`,
      ],
      ...(publicUntil === null ? {} : { until: publicUntil }),
    },
  ]
}

/** The measures of decisions, each in quotation marks behind the number of its own; one without a number is not repeated on a wall. */
function measureNotes(measures: NonNullable<Circular['record']['body']>['measures']): string[] {
  const ordered = measures.filter(({ decisionNo }) => (decisionNo ?? '').trim() !== '')
  const [more, untold] = [ordered.length - MEASURES_MAX, measures.length - ordered.length]
  return [
    ...ordered
      .slice(0, MEASURES_MAX)
      .map(({ text, decisionNo, from, to }) => `${decisionNo}：“${text}”（${from ?? UNKNOWN} 至 ${to ?? `截止日期${UNKNOWN}`}）`),
    ...(more <= 0 ? [] : [`另有 ${more} 项措施，扫码查看`]),
    ...(untold === 0 ? [] : [`另有 ${untold} 项措施没有公布决定文号，不在这里转述`]),
  ]
}

function operatorRow(answer: Operator): Row[] {
  const { body } = answer.record
  if (body === null) return []
  const grade = gradeIn(body, 'transport')
  return [
    {
      tone: toneOf(answer),
      words: body.name,
      path: plainPath('enterprise', body.uscc ?? answer.record.id),
      notes: [
        answer.judgement?.sentence ?? `情况${UNKNOWN}`,
        `线路 ${body.routes.join('、')}。信誉考核 ${grade === undefined ? UNKNOWN : `${grade.grade}（${grade.decidedOn ?? `日期${UNKNOWN}`} 考核）`}`,
      ],
      ...untilOf(answer),
    },
  ]
}

/** What is told of firms rests on records that end: the first day on which one does is the last on which it is known to hold. */
function untilOf(...answers: readonly Operator[]): { until?: Day } {
  const ends = answers.flatMap(({ related }) =>
    Object.values(related ?? {}).flatMap((items) =>
      (items as readonly { publicUntil?: Day | null }[]).flatMap(({ publicUntil }) => publicUntil ?? []),
    ),
  )
  const [first] = ends.sort()
  return first === undefined ? {} : { until: first }
}
