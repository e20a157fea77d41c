import { maskName, namesIn, personsAsked, personsBesideDeeds, publicStaff, staffIn } from '../../shared/codes/persons/index'
import type { EvidencePicture } from '../../shared/parts'

/** What stands beside a name and is none: a telephone with what it is called, a post before a colon. */
const TELEPHONE = /(?:联系)?(?:电话|手机|方式|tel|☎)[:：]?|\+?\d[\d\s*＊-]{5,}/gi
const LABEL = /[:：]/g

/** A cell of persons without telephones; a label before a colon stands by itself. */
const withoutTelephone = (cell: string): string => cell.replace(TELEPHONE, '、').replace(LABEL, '、')

const surnameOf = (name: string): string => maskName(name.replace(/[○〇*＊]/g, '') || name)

/** A cell in which a unit, somebody, or both may stand: units as they are called, persons by their surnames. What names nobody stays. */
export const publicParty = publicStaff

/** A cell in which somebody of a firm stands, by the surname: whatever could be a name is taken for one. What names nobody stays. */
export function publicPersons(cell: string): string {
  const names = namesIn(withoutTelephone(cell))
  return names.length === 0 ? cell : names.map(surnameOf).join('、')
}

/** Every spelling of those whom a cell of persons names, whatever stands beside them. */
export const spellingsOfCell = staffIn

/** Whom running texts ask for something by a day. */
export const personsAskedIn = (texts: readonly (string | null)[]): string[] =>
  texts.flatMap((text) => (text === null ? [] : personsAsked(text)))

/** Whom running texts name beside what they did or what befell them. */
export const personsToldIn = (texts: readonly (string | null | undefined)[]): string[] =>
  texts.flatMap((text) => (typeof text === 'string' ? personsBesideDeeds(text) : []))

/** Pictures with those who looked at them as units, or by their surnames. */
export const withReviewers = (evidence: EvidencePicture[] | null): EvidencePicture[] | null =>
  evidence && evidence.map((picture) => ({ ...picture, reviewedBy: picture.reviewedBy && publicParty(picture.reviewedBy) }))
