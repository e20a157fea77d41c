import { z } from 'zod'
import { textUpTo } from '../../api/parameters'
import { agencyKey } from '../../codes/fold'
import { CodeText, DayText, FenAmount, LongText, ProperName, RegistrationNumber, ShortText, coded, listOf, unknownable } from '../../fields'
import { NamedEnterprise, named } from '../../parts'
import { byEnterprise } from '../enterprise/pointers'
import { NO_DATE, by, byCode, itemOf, list } from '../list'
import { OBJECTION_OUTCOMES, PARTY_TYPES, PENALTY_KINDS, SETTLEMENTS, SEVERITIES } from './words'

/** What the party brought against the decision, and what became of it. */
const Objection = z.strictObject({
  filedOn: unknownable(DayText),
  outcome: unknownable(coded(OBJECTION_OUTCOMES)).meta({ description: 'null: not decided, or not told' }),
  fineBeforeFen: unknownable(FenAmount).meta({ description: 'the fine before it was altered' }),
  decidedBy: unknownable(ProperName),
})

/** A decision against one party, as a source hands it over: the columns of the national 双公示 template (domain 5.1). */
const PenaltyInput = z.strictObject({
  title: unknownable(ShortText),
  enterprises: named('organisation', listOf(NamedEnterprise).meta({ description: 'the punished organisation or individual business' })),
  punishedPersons: listOf(ShortText).meta({ description: 'punished natural persons; masked before they are public' }),
  partyType: unknownable(coded(PARTY_TYPES)),
  registrationNo: unknownable(RegistrationNumber).meta({ description: 'business registration number, of parties without a credit code' }),
  organisationCode: unknownable(CodeText),
  offenceType: unknownable(ShortText),
  facts: unknownable(LongText),
  legalBasis: unknownable(LongText),
  penaltyKinds: listOf(coded(PENALTY_KINDS)),
  content: unknownable(LongText),
  fineFen: unknownable(FenAmount),
  confiscatedFen: unknownable(FenAmount),
  licenceMeasure: unknownable(ShortText),
  decidedOn: unknownable(DayText),
  validTo: unknownable(DayText).meta({ description: 'until when the penalty itself runs' }),
  severity: unknownable(coded(SEVERITIES)).meta({ description: 'as the issuing office classed it; else derived' }),
  paidOn: unknownable(DayText),
  correctionDue: unknownable(DayText).meta({ description: 'until when what was found had to be put right' }),
  correctedOn: unknownable(DayText).meta({ description: 'when that was checked and found put right' }),
  objection: unknownable(Objection),
  checkedBefore: unknownable(z.boolean()).meta({ description: 'whether an earlier visit or order is known' }),
  publicYears: unknownable(z.number().positive().max(100)).meta({
    description: 'term of publicity in years, where a source declares no end',
  }),
})

/** A decision as it is public. */
const PenaltyBody = PenaltyInput.omit({ publicYears: true }).extend({
  severity: coded(SEVERITIES),
  settlement: coded(SETTLEMENTS).meta({ description: 'computed: whether it is paid and put right, as far as that is public' }),
  severityBasis: z.string().meta({ description: 'which rule classed it' }),
  publishDue: unknownable(DayText).meta({
    description: 'day by which it had to be public: seven workdays after the decision; null where the year’s holidays are not known',
  }),
  minUntil: unknownable(DayText).meta({ description: 'earliest end of publicity, by credit repair' }),
  maxUntil: unknownable(DayText).meta({ description: 'latest end of publicity by law' }),
})
export type PenaltyBody = z.infer<typeof PenaltyBody>
export type PenaltyInput = z.output<typeof PenaltyInput>

const PenaltyItem = itemOf(PenaltyBody, [
  'title',
  'enterprises',
  'punishedPersons',
  'offenceType',
  'penaltyKinds',
  'fineFen',
  'severity',
  'decidedOn',
  'agency',
  'documentNo',
  'publicUntil',
  'paidOn',
  'correctionDue',
  'correctedOn',
  'objection',
  'checkedBefore',
  'settlement',
  'source',
]).extend({
  article: z
    .string()
    .nullable()
    .meta({ description: 'law and article, where the type of offence is not told: what makes two offences alike' }),
})
export type PenaltyItem = z.infer<typeof PenaltyItem>

export const penalty = {
  input: PenaltyInput,
  body: PenaltyBody,
  item: PenaltyItem,
  parts: { Objection },
  list: list(PenaltyBody, {
    filters: {
      severity: byCode(SEVERITIES, ({ severity }) => severity),
      penaltyKind: byCode(PENALTY_KINDS, ({ penaltyKinds }) => penaltyKinds),
      settlement: byCode(SETTLEMENTS, ({ settlement }) => settlement),
      objection: byCode(OBJECTION_OUTCOMES, ({ objection }) => objection?.outcome),
      agency: by(textUpTo(120).optional().meta({ description: 'who decided' }), (_body, { agency }) => agencyKey(agency), {
        asked: agencyKey,
      }),
      enterprise: byEnterprise,
    },
    range: 'decidedOn',
    sorts: ['-decidedOn', 'decidedOn'],
    orders: { decidedOn: ({ decidedOn }) => decidedOn ?? NO_DATE },
  }),
} as const
