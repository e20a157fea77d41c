import type { SiteItem } from '@shared/kinds/site/schema'
import { MONITORING_STATES } from '@shared/kinds/site/words'
import type { Bar } from '@/components/Bars'
import { UNKNOWN, type Standing } from '@/text/words'

type Monitoring = SiteItem['monitoring']

const TONES = { in_service: 'pass', partly: 'warn', out_of_service: 'stop', none: 'stop' } as const

/** Whether a site is watched, in words; what nobody says is not fine. */
export function watchOf(monitoring: Monitoring): Standing {
  const state = monitoring?.state ?? null
  return state === null
    ? { tone: 'unknown', words: `监控情况${UNKNOWN}` }
    : { tone: TONES[state], words: state === 'none' ? MONITORING_STATES.none : `监控${MONITORING_STATES[state]}` }
}

const FIGURES = [
  ['camerasPlanned', '计划安装'],
  ['camerasInstalled', '已经安装'],
  ['camerasInService', '现在在用'],
] as const

/** How many cameras are planned, installed and in service. */
export const cameraBars = (monitoring: Monitoring): Bar[] =>
  FIGURES.map(([field, name]) => {
    const value = monitoring?.[field] ?? null
    return { name, value, words: value === null ? UNKNOWN : `${value} 个` }
  })
