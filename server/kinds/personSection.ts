import type { Day } from '../../shared/codes/dates'
import { vacantWords } from '../../shared/kinds/zone/heldWords'
import { termWords, trainingWords } from '../../shared/kinds/zone/personWords'
import type { ZonePerson } from '../../shared/kinds/zone/schema'
import { UNKNOWN } from '../../shared/tones'
import type { Section } from './page'

/** A responsible person of whatever record. */
type Responsible = Omit<ZonePerson, 'role'> & { role: string }

/** One who answers, on a plain page: who and as what, whether the post is vacant, how to call, duties, term and training. */
export function personSection(person: Responsible, role: string, persons: readonly Responsible[], today: Day): Section {
  const { name, post, unit, officePhone, duties, training } = person
  const vacant = vacantWords(person, persons, today)
  return {
    title: `${role}：${[name, post].filter(Boolean).join(' ')}`,
    parts: [
      ...(vacant === null ? [] : [{ as: 'words', words: vacant, tone: 'stop' } as const]),
      { as: 'words', words: unit ?? `单位${UNKNOWN}` },
      officePhone === null ? { as: 'words', words: `办公电话${UNKNOWN}` } : { as: 'call', phone: officePhone, whose: '办公电话' },
      duties.length === 0 ? { as: 'words', words: `职责${UNKNOWN}`, tone: 'quiet' } : { as: 'duties', duties },
      { as: 'words', words: termWords(person, today), tone: 'quiet' },
      { as: 'words', words: trainingWords(training), tone: 'quiet' },
    ],
  }
}
