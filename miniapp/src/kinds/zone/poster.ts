import type { RecordAnswer } from '@shared/api/records'
import type { Day } from '@shared/codes/dates'
import { heldWords, vacantWords } from '@shared/kinds/zone/heldWords'
import { roleWords, termWords, trainingWords } from '@shared/kinds/zone/personWords'
import type { ZoneBody } from '@shared/kinds/zone/schema'
import { ZONE_LEVELS } from '@shared/kinds/zone/words'
import { SECTORS } from '@shared/vocabulary'
import { moment } from '@/text/time'
import { UNKNOWN, toneOf } from '@/text/words'

/** One who answers for a zone, as the board on a wall tells it. */
interface PosterPerson {
  /** as what, by name and post */
  role: string
  name: string
  unit: string
  phone: string
  /** that the post is vacant, with the days; null: it is held, or nobody knows */
  vacant: string | null
  duties: readonly string[]
  /** term and training */
  notes: readonly string[]
}

/** The board of a zone as it hangs on a wall. */
export interface Poster {
  title: string
  /** code, level and sectors */
  place: string
  /** what somebody should look at first, each with the shape of its tone */
  alerts: readonly string[]
  persons: readonly PosterPerson[]
  supervision: string
  foot: readonly string[]
  /** the plain address of the zone, which the code carries */
  address: string
  /** where the picture of the code lies that opens it in WeChat; null: there is none */
  miniProgramCode: string | null
}

/** What the codes of a board lead to. */
export type PosterCodes = Pick<Poster, 'address' | 'miniProgramCode'>

/** The sheets on which a board is printed. */
export const POSTER_SHEETS = ['A4', 'A3'] as const
export type PosterSheet = (typeof POSTER_SHEETS)[number]

/** The board of a zone on a day, of nothing but what is public. `codes.address`: its plain address, whole. */
export function posterOf(body: ZoneBody, answer: RecordAnswer, codes: PosterCodes, today: Day): Poster {
  const { name, code, level, sectors, persons, supervisionPhone } = body
  const nobody = persons.length === 0 ? [`${toneOf('unknown').shape} 责任人${UNKNOWN}`] : []
  return {
    title: name,
    place: [`编号 ${code}`, ZONE_LEVELS[level], ...sectors.map((sector) => SECTORS[sector])].join(' · '),
    alerts: [...heldWords(answer.computed).map(({ tone, words }) => `${toneOf(tone).shape} ${words}`), ...nobody],
    persons: persons.map((person) => ({
      role: roleWords(person),
      name: [person.name, person.post ?? `职务${UNKNOWN}`].join(' '),
      unit: person.unit ?? `单位${UNKNOWN}`,
      phone: person.officePhone === null ? `办公电话${UNKNOWN}` : `☎ ${person.officePhone}`,
      vacant: vacantWords(person, persons, today),
      duties: person.duties.length === 0 ? [`职责${UNKNOWN}`] : person.duties,
      notes: [termWords(person, today), trainingWords(person.training)],
    })),
    supervision: supervisionPhone === null ? `监督电话${UNKNOWN}` : `没人接？监督电话 ☎ ${supervisionPhone}`,
    foot: [
      '扫码看现在由谁负责',
      `来源：${answer.record.agency}，${answer.record.documentNo ?? `文号${UNKNOWN}`}`,
      `数据截至 ${moment(answer.asOf)}（第 ${answer.edition} 版）。张贴以后有变化的，以扫码看到的为准。`,
    ],
    ...codes,
  }
}
