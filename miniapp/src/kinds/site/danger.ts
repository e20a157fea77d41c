import type { StepTone } from '@shared/kinds/enterprise/gradeScales'
import type { DangerLevel } from '@shared/kinds/site/words'

const TONES: Readonly<Record<DangerLevel, StepTone>> = { '1': 'stop', '2': 'warn', '3': 'fine', '4': 'fine' }

/** How a level of danger is coloured: the first is the worst (GB 18218-2018). */
export const levelTone = (level: DangerLevel): StepTone => TONES[level]
