import { addDays } from '@shared/codes/dates'
import { dueMark, type DueMark } from '../tips/order'
import type { Tone } from './Notice'

const SOON_DAYS = 3
const TONES: Record<DueMark, Tone> = { late: 'stop', today: 'warn', soon: 'warn', later: 'plain', none: 'plain' }

/** How a day that is due stands to today, in the queue and in the case alike; what is weeks away warns of nothing. */
export const dueTone = (due: string | null, today: string): Tone => TONES[dueMark(due, today, addDays(today, SOON_DAYS))]
