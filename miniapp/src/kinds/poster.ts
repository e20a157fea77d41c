import type { RecordAnswer } from '@shared/api/records'
import type { Day } from '@shared/codes/dates'
import { vacantWords } from '@shared/kinds/zone/heldWords'
import { termWords, trainingWords } from '@shared/kinds/zone/personWords'
import type { ZonePerson } from '@shared/kinds/zone/schema'
import { moment } from '@/text/time'
import { UNKNOWN } from '@/text/words'

/** A board with who answers, as it hangs on a wall: of a zone or of a firm. */

/** One who answers, as the board tells it. */
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

export interface Poster {
  title: string
  /** what stands under the title: codes, level, sectors */
  place: string
  /** what somebody should look at first, each with the shape of its tone */
  alerts: readonly string[]
  persons: readonly PosterPerson[]
  supervision: string
  foot: readonly string[]
  /** the plain address of the record, which the code carries */
  address: string
  /** where the picture of the code lies that opens it in WeChat; null: there is none */
  miniProgramCode: string | null
}

/** What the codes of a board lead to. */
export type PosterCodes = Pick<Poster, 'address' | 'miniProgramCode'>

/** The sheets on which a board is printed. */
export const POSTER_SHEETS = ['A4', 'A3'] as const
export type PosterSheet = (typeof POSTER_SHEETS)[number]

/** A person of whatever record: what a role is called its kind knows. */
type Responsible<Role extends string> = Omit<ZonePerson, 'role'> & { role: Role }

/** Who answers, on a day. `roleWords`: as what. */
export const posterPersons = <Role extends string>(
  persons: readonly Responsible<Role>[],
  roleWords: (person: Responsible<Role>) => string,
  today: Day,
): PosterPerson[] =>
  persons.map((person) => ({
    role: roleWords(person),
    name: [person.name, person.post ?? `职务${UNKNOWN}`].join(' '),
    unit: person.unit ?? `单位${UNKNOWN}`,
    phone: person.officePhone === null ? `办公电话${UNKNOWN}` : `☎ ${person.officePhone}`,
    vacant: vacantWords(person, persons, today),
    duties: person.duties.length === 0 ? [`职责${UNKNOWN}`] : person.duties,
    notes: [termWords(person, today), trainingWords(person.training)],
  }))

/** What stands beside the code. `scan`: why to scan it. */
export const posterFoot = ({ record: { agency, documentNo }, asOf, edition }: RecordAnswer, scan: string): string[] => [
  scan,
  `来源：${agency}，${documentNo ?? `文号${UNKNOWN}`}`,
  `数据截至 ${moment(asOf)}（第 ${edition} 版）。张贴以后有变化的，以扫码看到的为准。`,
]
