import { z } from 'zod'
import { textUpTo } from '../../api/parameters'
import { CodeText, Count, DayText, ProperName, coded, unknownable } from '../../fields'
import { KINDS } from '../index'
import { by, byCode, itemOf, list, NO_DATE } from '../list'
import { OBJECTION_OUTCOMES, OBJECTION_STAGES, OBJECTORS } from './words'

const ObjectionInput = z.strictObject({
  no: CodeText.meta({ description: 'number of the objection' }),
  aboutKind: coded(KINDS).meta({ description: 'kind of the record that is objected to' }),
  about: CodeText.meta({ description: 'id of that record, or the number by which it is known' }),
  filer: unknownable(coded(OBJECTORS)),
  filedOn: DayText,
  stage: coded(OBJECTION_STAGES),
  outcome: unknownable(coded(OBJECTION_OUTCOMES)),
  unit: unknownable(ProperName).meta({ description: 'unit that decided' }),
  decidedOn: unknownable(DayText),
})
export type ObjectionInput = z.output<typeof ObjectionInput>

const ObjectionBody = ObjectionInput.extend({
  due: unknownable(DayText).meta({
    description: 'computed: the last day on which it is answered in time; null where the holidays up to it have not been announced',
  }),
  workdays: unknownable(Count).meta({ description: 'computed: workdays from the day after filing to the decision; null where unknown' }),
})
export type ObjectionBody = z.infer<typeof ObjectionBody>

const ObjectionItem = itemOf(ObjectionBody, [
  'no',
  'aboutKind',
  'about',
  'filer',
  'filedOn',
  'due',
  'stage',
  'outcome',
  'unit',
  'decidedOn',
])
export type ObjectionItem = z.infer<typeof ObjectionItem>

export const objection = {
  input: ObjectionInput,
  body: ObjectionBody,
  item: ObjectionItem,
  list: list(ObjectionBody, {
    filters: {
      stage: byCode(OBJECTION_STAGES, ({ stage }) => stage),
      outcome: byCode(OBJECTION_OUTCOMES, ({ outcome }) => outcome),
      aboutKind: byCode(KINDS, ({ aboutKind }) => aboutKind),
      unit: by(textUpTo(120).optional().meta({ description: 'unit that decided' }), ({ unit }) => unit),
      record: by(
        textUpTo(120).optional().meta({ description: 'kind and id of the record that is objected to, as kind/id' }),
        ({ aboutKind, about }) => `${aboutKind}/${about}`,
        { pointsToAny: true },
      ),
    },
    range: 'filedOn',
    groups: { unit: { filter: 'unit' } },
    sorts: ['-filedOn', 'due'],
    orders: {
      filedOn: ({ filedOn }) => filedOn,
      due: ({ due, outcome }) => (outcome === null ? (due ?? '9999-12-31') : NO_DATE),
    },
  }),
} as const
