import { daysBetween, type Day } from '@shared/codes/dates'
import { clocksOf, isShortOf, stepsOn, type Clock, type ClockStanding } from '@shared/kinds/accident/clocks'
import type { AccidentBody } from '@shared/kinds/accident/schema'
import { CLOCK_STEPS, type ClockStep } from '@shared/kinds/accident/words'
import type { TimePoint } from '@/components/TimeLine'
import { UNKNOWN, toneOf, type Standing } from '@/text/words'

const DONE: Readonly<Record<ClockStep, string>> = {
  supplement: '',
  report: '调查报告已提交',
  reply: '政府已批复',
  review: '整改情况已评估并公布',
}

/** How a step of an investigation stands on a day, in one sentence. Nothing unknown reads as fine. */
export function clockStanding({ step, due, doneOn, standing }: Clock & { standing: ClockStanding }, today: Day): Standing {
  switch (standing) {
    case 'in_time':
      return { tone: 'pass', words: '在期限以内' }
    case 'late':
      return { tone: 'warn', words: `晚于期限 ${due !== null && doneOn !== null ? daysBetween(due, doneOn) : ''} 天` }
    case 'undated':
      return { tone: 'unknown', words: doneOn === null ? `日期${UNKNOWN}，不知道是否在期限以内` : `不知道是否在期限以内` }
    case 'running':
      return { tone: 'unknown', words: `还没有到期，还有 ${due === null ? '' : daysBetween(today, due)} 天` }
    case 'overdue':
      return {
        tone: 'stop',
        words: `期限已过 ${due === null ? '' : daysBetween(due, today)} 天，没有公布${step === 'report' ? '提交' : step === 'reply' ? '批复' : '评估'}`,
      }
    case 'waiting':
      return { tone: 'unknown', words: '等上一步完成' }
    case 'unknown':
      return { tone: 'unknown', words: '不知道期限' }
  }
}

/** The investigation as a time line: the accident, what the law gives time for, what was done. */
export function investigationPoints(body: AccidentBody, today: Day): TimePoint[] {
  const clocks = clocksOf({ ...body, isShort: isShortOf(body) })
  const steps = stepsOn(clocks, today)
  const supplement = clocks.find(({ step }) => step === 'supplement')
  const untilDay = supplement?.due ?? null
  return [
    {
      on: body.occurredOn,
      words: '事故发生',
      state: 'done',
      notes: [untilDay === null ? '伤亡补报到哪一天，不知道' : `伤亡人数有变化的，${untilDay} 以前应当补报`],
    },
    ...body.supplements.map(({ on, deaths, seriousInjuries }): TimePoint => ({
      on,
      words: `伤亡补报：死亡 ${deaths ?? UNKNOWN}，重伤 ${seriousInjuries ?? UNKNOWN}`,
      state: 'done',
      ...(on === null || untilDay === null
        ? {}
        : { notes: [on <= untilDay ? '在补报期限以内' : `晚于补报期限 ${daysBetween(untilDay, on)} 天`] }),
    })),
    ...steps.map((clock): TimePoint => {
      const { step, due, latest, isDone, doneOn, standing } = clock
      const { tone, words } = clockStanding(clock, today)
      const mayExtend = standing === 'overdue' && latest !== null && due !== null && latest > due
      return {
        on: doneOn ?? (due === null ? null : `${due} 以前`),
        words: isDone ? DONE[step] : CLOCK_STEPS[step],
        state: isDone ? 'done' : standing === 'running' || standing === 'overdue' ? 'doing' : 'ahead',
        standing: { tone, words: `${toneOf(tone).shape} ${words}` },
        notes: [
          ...(isDone && due !== null ? [`期限 ${due}`] : []),
          ...(mayExtend ? [`有没有批准延长，${UNKNOWN}；依法最长到 ${latest}`] : []),
        ],
      }
    }),
  ]
}

/** On what the times rest; each with its rule stands below. */
export const CLOCKS_BASIS =
  '期限是计算值，依据《生产安全事故报告和调查处理条例》第十三、二十七、二十九、三十二条和《安全生产法》（2021 年）第八十六条；每一项怎样算，见本页下方。'

/** How an investigation stands, in one sentence: what is overdue first. */
export function investigationStanding(body: AccidentBody, today: Day): Standing {
  if (body.investigation === null) return { tone: 'unknown', words: `调查情况${UNKNOWN}` }
  const steps = stepsOn(clocksOf({ ...body, isShort: isShortOf(body) }), today)
  const overdue = steps.find(({ standing }) => standing === 'overdue')
  if (overdue) return { tone: 'stop', words: `${CLOCK_STEPS[overdue.step]}：${clockStanding(overdue, today).words}` }
  const running = steps.find(({ isDone }) => !isDone)
  if (running === undefined) return { tone: 'unknown', words: '报告、批复、评估都已公布' }
  return { tone: 'unknown', words: `${CLOCK_STEPS[running.step]}：${clockStanding(running, today).words}` }
}
