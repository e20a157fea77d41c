import { DANGER_LEVELS } from '@shared/kinds/site/words'
import { wordOf } from '@/text/words'
import type { Mark, Pin } from '../define'

const TONES: Readonly<Record<string, Mark['tone']>> = { '1': 'stop', '2': 'warn' }
const CALM = '其他重点监管点'

/** A key site on the map: how dangerous it is, where it is a major danger source (GB 18218-2018); the first level is the worst. */
export function siteMark({ mark }: Pick<Pin, 'mark'>): Mark {
  if (mark === null) return { tone: 'calm', legend: CALM, sign: '', words: '重点监管点' }
  const level = wordOf<Record<string, string>>(DANGER_LEVELS, mark)
  const tone = TONES[mark] ?? 'calm'
  return { tone, legend: tone === 'calm' ? CALM : `重大危险源${level}`, sign: level.slice(0, 1), words: `重大危险源${level}` }
}
