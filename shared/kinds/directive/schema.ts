import { z } from 'zod'
import { textUpTo } from '../../api/parameters'
import { foldKeyText } from '../../codes/fold'
import { divisionLevel } from '../../codes/divisionCode'
import { squeeze } from '../../codes/text'
import { CodeText, Count, DayText, LongText, PartyName, ProperName, ShortText, coded, listOf, unknownable } from '../../fields'
import { ActionItem, DivisionCode, EvidenceInput, EvidencePictures, picturesShown } from '../../parts'
import { ACTION_STATES } from '../../vocabulary'
import { NO_DATE, by, byCode, byDivision, itemOf, list } from '../list'
import { firstOpenDay } from './measures'
import { AUDIENCES, DIRECTIVE_FORMS, MEASURE_OUTCOMES, MISSING, SUBSTANCES } from './words'

/** Longest text of a card: more is not read at a machine. */
const CARD_MAX = 120

/** What somebody is to do. Who answers may be somebody, and how far it is may be told by nobody. */
const Measure = ActionItem.extend({
  owner: unknownable(PartyName).meta({ description: 'a unit, or somebody by surname only, once public' }),
  proof: unknownable(LongText).meta({ description: 'what shows that it is done' }),
  state: unknownable(coded(ACTION_STATES)),
})

/** A measure as it is public. */
const PublicMeasure = Measure.extend({
  outcome: coded(MEASURE_OUTCOMES).meta({ description: 'computed: done, against its day' }),
})

const Question = z.strictObject({
  question: ShortText,
  choices: listOf(ShortText),
  answer: unknownable(ShortText),
})

/** How far a directive has come: four counts, never one. */
const Reach = z.strictObject({
  delivered: unknownable(Count),
  opened: unknownable(Count),
  confirmed: unknownable(Count),
  passed: unknownable(Count),
})

/** A directive as a source hands it over. */
const DirectiveInput = z.strictObject({
  title: ShortText,
  no: unknownable(CodeText).meta({ description: 'what a source leaves out is the document number of its envelope' }),
  issuer: unknownable(ProperName),
  issuedOn: unknownable(DayText),
  form: unknownable(coded(DIRECTIVE_FORMS)),
  ask: unknownable(ShortText).meta({ description: 'what it asks for, in one sentence' }),
  audience: listOf(coded(AUDIENCES)),
  division: unknownable(DivisionCode),
  measures: listOf(Measure),
  frontlineCard: unknownable(z.string().overwrite(squeeze).min(1).max(CARD_MAX)).meta({
    description: 'what somebody at a machine has to know of it, for a wall',
  }),
  cardPicture: listOf(EvidenceInput).meta({ description: 'a picture for the card' }),
  quiz: listOf(Question),
  reach: unknownable(Reach),
  characters: unknownable(Count).meta({ description: 'length of the whole text, in characters' }),
})
export type DirectiveInput = z.output<typeof DirectiveInput>

/** A directive as it is public. Nothing that turns with the day stands in it. */
const DirectiveBody = DirectiveInput.extend({
  measures: listOf(PublicMeasure),
  cardPicture: EvidencePictures.meta({ description: 'the picture of the card; null where its source names none' }),
  substance: coded(SUBSTANCES).meta({ description: 'computed: whether it says who does what until when, shown by what' }),
  missing: z.array(coded(MISSING)).meta({ description: 'computed: what it does not say' }),
  charactersPerMeasure: unknownable(Count).meta({ description: 'computed: half up; null where either is not known' }),
})
export type DirectiveBody = z.infer<typeof DirectiveBody>

const DirectiveItem = itemOf(DirectiveBody, [
  'title',
  'no',
  'issuer',
  'issuedOn',
  'form',
  'ask',
  'substance',
  'missing',
  'measures',
]).extend({
  measures: z.array(PublicMeasure.pick({ due: true, state: true, outcome: true })),
})
export type DirectiveItem = z.infer<typeof DirectiveItem>

export const directive = {
  input: DirectiveInput,
  body: DirectiveBody,
  item: DirectiveItem,
  parts: { DirectiveMeasure: PublicMeasure, Question, Reach },
  list: list(DirectiveBody, {
    filters: {
      form: byCode(DIRECTIVE_FORMS, ({ form }) => form),
      substance: byCode(SUBSTANCES, ({ substance }) => substance),
      missing: byCode(MISSING, ({ missing }) => missing),
      // Each once: of several measures that came out alike the record is one.
      outcome: byCode(MEASURE_OUTCOMES, ({ measures }) => [...new Set(measures.map(({ outcome }) => outcome))]),
      audience: byCode(AUDIENCES, ({ audience }) => audience),
      issuer: by(textUpTo(120).optional().meta({ description: 'who issued it' }), ({ issuer }) => issuer),
      year: by(
        z
          .string()
          .regex(/^\d{4}$/)
          .optional()
          .meta({ description: 'year in which it was issued' }),
        ({ issuedOn }) => issuedOn?.slice(0, 4),
      ),
      no: by(textUpTo(60).optional(), ({ no }) => no && foldKeyText(no), { asked: foldKeyText }),
      division: byDivision,
    },
    range: 'due',
    pictures: ({ cardPicture }) => picturesShown(cardPicture),
    groups: {
      issuer: { filter: 'issuer' },
      county: { filter: 'division', isGroup: (code) => divisionLevel(code) === 'county' },
      year: { filter: 'year' },
    },
    sorts: ['-issuedOn', 'due'],
    orders: {
      issuedOn: ({ issuedOn }) => issuedOn ?? NO_DATE,
      due: ({ measures }) => firstOpenDay(measures),
    },
  }),
} as const
