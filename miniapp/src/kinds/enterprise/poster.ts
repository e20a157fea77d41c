import type { RecordAnswer } from '@shared/api/records'
import type { Day } from '@shared/codes/dates'
import type { EnterpriseBody, FirmPerson } from '@shared/kinds/enterprise/schema'
import { FIRM_ROLES } from '@shared/kinds/enterprise/words'
import { SECTORS } from '@shared/vocabulary'
import { UNKNOWN, toneOf, wordOf } from '@/text/words'
import { posterFoot, posterPersons, type Poster, type PosterCodes } from '../poster'

/** As what somebody answers for a firm. */
export const firmRoleWords = ({ role }: Pick<FirmPerson, 'role'>): string => FIRM_ROLES[role]

/** The roles that a board of a firm has, whoever else stands on it: a missing one is said (domain 9.2). */
const FOUR = ['territorial', 'industry', 'professional', 'comprehensive'] as const

/** Of the four of the authorities those of whom nobody is published, in words; null where all four are. */
export function missingWords(persons: readonly Pick<FirmPerson, 'role'>[]): string | null {
  const missing = FOUR.filter((role) => !persons.some((person) => person.role === role))
  return missing.length === 0 ? null : `${missing.map((role) => FIRM_ROLES[role]).join('、')}${UNKNOWN}`
}

/** The board of a firm's responsible persons on a day, of nothing but what is public. `codes.address`: its plain address, whole. */
export function posterOf(body: EnterpriseBody, answer: RecordAnswer, codes: PosterCodes, today: Day): Poster {
  const { name, uscc, sector, persons = [] } = body
  const missing = missingWords(persons)
  return {
    title: name,
    place: [`统一社会信用代码 ${uscc ?? UNKNOWN}`, wordOf(SECTORS, sector)].join(' · '),
    alerts: missing === null ? [] : [`${toneOf('unknown').shape} ${missing}`],
    persons: posterPersons(persons, firmRoleWords, today),
    supervision: '发现隐患？安全生产举报电话 ☎ 12350',
    foot: posterFoot(answer, '扫码看这家企业现在的公示'),
    ...codes,
  }
}
