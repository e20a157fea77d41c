import { z } from 'zod'
import { textUpTo } from '../../api/parameters'
import { CodeText, Count, DayText, LongText, ProperName, coded, listOf, unknownable } from '../../fields'
import { NamedEnterprise } from '../../parts'
import { KINDS } from '../index'
import { by, byCode, itemOf, list } from '../list'
import { REPLY_GROUNDS, REPLY_STAGES } from './words'

const ReplyInput = z.strictObject({
  no: CodeText.meta({ description: 'number of the reply' }),
  aboutKind: coded(KINDS).meta({ description: 'kind of the record that it answers' }),
  about: CodeText.meta({ description: 'id of that record, or the number by which it is known' }),
  aboutRevision: unknownable(Count).meta({ description: 'how often that record had changed when it was written, `revision` of it' }),
  aboutEdition: unknownable(Count).meta({ description: 'the edition that was public when it was written' }),
  enterprise: NamedEnterprise,
  filedOn: DayText,
  stage: coded(REPLY_STAGES),
  text: unknownable(LongText).meta({
    description:
      'in the firm’s own words, which nobody has verified; a mark for each character that is hidden; null where it is not public',
  }),
  grounds: listOf(coded(REPLY_GROUNDS)).meta({ description: 'for what something is hidden, or all of it is not published' }),
  unit: ProperName.meta({ description: 'unit that read it for these grounds' }),
  decidedOn: DayText,
  endedOn: unknownable(DayText).meta({ description: 'the day on which the firm took it back, or wrote another one' }),
})
export type ReplyInput = z.output<typeof ReplyInput>

const ReplyBody = ReplyInput
export type ReplyBody = z.infer<typeof ReplyBody>

const ReplyItem = itemOf(ReplyBody, [
  'no',
  'aboutKind',
  'about',
  'aboutRevision',
  'aboutEdition',
  'enterprise',
  'filedOn',
  'stage',
  'text',
  'grounds',
  'unit',
  'decidedOn',
  'endedOn',
])
export type ReplyItem = z.infer<typeof ReplyItem>

export const reply = {
  input: ReplyInput,
  body: ReplyBody,
  item: ReplyItem,
  list: list(ReplyBody, {
    filters: {
      stage: byCode(REPLY_STAGES, ({ stage }) => stage),
      ground: byCode(REPLY_GROUNDS, ({ grounds }) => grounds),
      aboutKind: byCode(KINDS, ({ aboutKind }) => aboutKind),
      unit: by(textUpTo(120).optional().meta({ description: 'unit that read it' }), ({ unit }) => unit),
      record: by(
        textUpTo(120).optional().meta({ description: 'kind and id of the record that it answers, as kind/id' }),
        ({ aboutKind, about }) => `${aboutKind}/${about}`,
        { pointsToAny: true },
      ),
    },
    range: 'decidedOn',
    groups: { unit: { filter: 'unit' } },
    sorts: ['-decidedOn'],
    orders: { decidedOn: ({ decidedOn }) => decidedOn },
  }),
} as const
