import type { InspectionInput } from '../../../shared/kinds/inspection/schema'
import { spellingsOfCell } from '../publicParty'

/** Posts of those who lead a county, a city, an office or a department of one, and answer for it in public. */
const LEADING_POST = /(书记|市长|县长|区长|州长|省长|镇长|乡长|局长|厅长|主任|部长|秘书长|支队长|总队长|主席|常委)/
/** Posts that have the word of a leading one in them and are none, and those who are of the team. */
const NOT_LEADING = /(科|股|室|组|所|队员|干部|助理|班)(长|主任|员)?$|车间主任|办公室(副)?主任$/

/** Whether a post is that of a leading official. */
export const isLeadingPost = (post: string): boolean => LEADING_POST.test(post) && !NOT_LEADING.test(post.trim())

/** Whoever led a visit, where that is a leading official; anybody else is of the team, of whom nothing is kept. */
export const leaderOf = ({ ledBy }: Pick<InspectionInput, 'ledBy'>): InspectionInput['ledBy'] =>
  ledBy !== null && isLeadingPost(ledBy.post) ? ledBy : null

/** Every spelling of those whom a finding names and nothing of it may repeat: who puts it right, who looked at pictures, who was of the team. */
export const spellingsOf = (input: InspectionInput): string[] =>
  [
    input.owner,
    ...input.evidence.map(({ reviewedBy }) => reviewedBy),
    leaderOf(input) === null ? (input.ledBy?.name ?? null) : null,
  ].flatMap((cell) => (cell === null ? [] : spellingsOfCell(cell)))
