import { z } from 'zod'
import { textUpTo } from '../../api/parameters'
import { divisionLevel } from '../../codes/divisionCode'
import { foldKeyText } from '../../codes/fold'
import {
  CodeText,
  Count,
  DayText,
  FenAmount,
  FieldPaths,
  LongText,
  OfficePhone,
  PartyName,
  ProperName,
  ShortText,
  coded,
  listOf,
  typed,
  unknownable,
} from '../../fields'
import { EvidenceInput, EvidencePictures, NamedEnterprise, Place, SectorCode, ZoneCode, named, picturesShown } from '../../parts'
import { codesOf } from '../../vocabulary'
import { pointersTo, tokenOfCode } from '../enterprise/pointers'
import { NO_DATE, by, byCode, byPlace, bySector, byZone, itemOf, list } from '../list'
import { NO_DEADLINE, urgencyOf } from './due'
import {
  ANSWERABLE_ROLES,
  CLOSED_BY_FIXER,
  COMMITMENTS,
  DEADLINE_MOVES,
  FOUND_BY,
  FUNDING_SOURCES,
  HANDLINGS,
  HAZARD_CATEGORIES,
  HAZARD_LEVELS,
  HAZARD_REMARKS,
  HAZARD_STATUSES,
  LISTING_LEVELS,
  MONEY,
  OUTCOMES,
  UNRECTIFIED_CHOICES,
  PHASE_STATES,
  RECHECK_RESULTS,
  STOPPED,
  WORK_TYPES,
} from './words'

/** Who watches over its rectification: an office, and the leader who answers for it. */
const Supervisor = z.strictObject({
  department: unknownable(ProperName),
  leader: unknownable(ShortText),
  post: unknownable(ShortText),
  officePhone: unknownable(OfficePhone),
})

const Responsibility = z.strictObject({
  unit: unknownable(PartyName),
  person: unknownable(ShortText).meta({ description: 'somebody of a firm: surname only, once public' }),
  post: unknownable(ShortText),
})

/** The five commitments (五落实): each is said, or null. */
const Commitments = z.strictObject({
  responsibility: unknownable(Responsibility),
  measures: unknownable(LongText),
  funding: unknownable(ShortText).meta({ description: 'where the money comes from, in words; the sums stand in `funding`' }),
  deadline: unknownable(DayText),
  emergencyPlan: unknownable(LongText),
})

const Answerable = named('party', z.strictObject({ role: coded(ANSWERABLE_ROLES), ...NamedEnterprise.shape }))

const Phase = z.strictObject({
  seq: unknownable(z.int().min(1).max(100)),
  goal: unknownable(LongText),
  measure: unknownable(LongText),
  due: unknownable(DayText),
  budgetFen: unknownable(FenAmount),
  state: coded(PHASE_STATES),
  doneOn: unknownable(DayText),
  evidence: listOf(EvidenceInput).meta({ description: 'pictures of what this step has changed' }),
})

/** A step as it is public. */
const PublicPhase = Phase.extend({
  evidence: EvidencePictures.meta({ description: 'pictures of this step; null where its source names none' }),
})

/** Money as four figures, of which each may be unknown. */
const Funding = z.strictObject({
  source: unknownable(coded(FUNDING_SOURCES)),
  neededFen: unknownable(FenAmount),
  plannedFen: unknownable(FenAmount),
  releasedFen: unknownable(FenAmount),
  spentFen: unknownable(FenAmount),
})

const Listing = z.strictObject({
  no: unknownable(CodeText),
  level: unknownable(coded(LISTING_LEVELS)),
  listedOn: unknownable(DayText),
  url: unknownable(typed('link', z.url({ protocol: /^https?$/ }).max(2_000))),
})

const Extension = z.strictObject({
  newDeadline: DayText,
  reason: unknownable(LongText),
  approvedBy: unknownable(PartyName).meta({
    description: 'a unit, or somebody by surname only; an extension that nobody is said to have approved moves no deadline',
  }),
  on: unknownable(DayText),
})

const Recheck = z.strictObject({
  on: unknownable(DayText),
  by: unknownable(ShortText).meta({ description: 'a unit, or somebody by surname only, once public' }),
  result: unknownable(coded(RECHECK_RESULTS)),
})

/** A hazard as a source hands it over. */
const HazardInput = z.strictObject({
  no: unknownable(CodeText),
  title: unknownable(ShortText),
  description: unknownable(LongText),
  level: unknownable(coded(HAZARD_LEVELS)),
  judgementBasis: unknownable(LongText).meta({ description: 'clause by which it is a major one' }),
  category: unknownable(coded(HAZARD_CATEGORIES)),
  sector: unknownable(SectorCode),
  enterprise: unknownable(NamedEnterprise),
  answerable: listOf(Answerable).meta({ description: 'other units that answer for it too' }),
  site: unknownable(CodeText).meta({ description: 'number of the key site where it lies' }),
  zone: unknownable(ZoneCode),
  place: unknownable(Place),
  workType: unknownable(coded(WORK_TYPES)),
  foundOn: unknownable(DayText),
  foundBy: unknownable(coded(FOUND_BY)),
  consequence: unknownable(ShortText),
  directCause: unknownable(LongText),
  rootCause: unknownable(LongText),
  handling: unknownable(coded(HANDLINGS)),
  raised: unknownable(z.boolean()).meta({ description: 'whether the rectification is a project of its own' }),
  commitments: unknownable(Commitments),
  preventive: unknownable(z.strictObject({ measures: unknownable(LongText), due: unknownable(DayText) })),
  interimMeasures: unknownable(LongText),
  stopProduction: unknownable(coded(STOPPED)),
  supervisor: unknownable(Supervisor),
  phases: listOf(Phase),
  funding: unknownable(Funding),
  listing: unknownable(Listing),
  extensions: listOf(Extension),
  recheck: unknownable(Recheck),
  status: unknownable(coded(HAZARD_STATUSES)),
  closedOn: unknownable(DayText),
  reopenedOn: unknownable(DayText),
  sanction: unknownable(LongText).meta({ description: 'what followed beside money: points of credit, a record of bad conduct' }),
  heldBy: unknownable(PartyName).meta({ description: 'a unit, or somebody by surname only: where it lies now' }),
  reissueOf: unknownable(CodeText).meta({ description: 'number of the sheet that this one was issued again for' }),
  evidence: listOf(EvidenceInput).meta({ description: 'pictures of what was found and of what was put right' }),
})
export type HazardInput = z.output<typeof HazardInput>

/** A hazard as it is public. What is computed rests on no day: how long it is overdue is told when somebody asks. */
const HazardBody = HazardInput.extend({
  status: coded(HAZARD_STATUSES).meta({
    description: 'where its source does not say: closed where a day of closing is told, else registered',
  }),
  phases: listOf(PublicPhase),
  evidence: EvidencePictures.meta({
    description: 'pictures of what was found and of what was put right; null where its source names none',
  }),
  due: unknownable(DayText).meta({ description: 'computed: the newest approved extension, or the deadline' }),
  closedByFixer: coded(CLOSED_BY_FIXER).meta({ description: 'computed before names are masked' }),
  deadlineMoves: unknownable(Count).meta({ description: 'computed: extensions that somebody approved; null where no extension is told' }),
  commitmentsMissing: z.array(coded(COMMITMENTS)).meta({ description: 'computed: commitments of which nothing is public' }),
  fundingGapFen: unknownable(z.int()).meta({ description: 'computed: planned less released; null where either is unknown' }),
  outcome: coded(OUTCOMES).meta({ description: 'computed: closed, against its deadline' }),
  remarks: z.array(coded(HAZARD_REMARKS)).meta({ description: 'computed: what its state asks for and its source does not say' }),
})
export type HazardBody = z.infer<typeof HazardBody>

const HazardItem = itemOf(HazardBody, [
  'no',
  'title',
  'level',
  'sector',
  'enterprise',
  'supervisor',
  'place',
  'foundOn',
  'due',
  'status',
  'closedOn',
  'outcome',
  'deadlineMoves',
  'commitmentsMissing',
  'funding',
  'fundingGapFen',
  'remarks',
]).extend({
  unread: FieldPaths.nullable().meta({ description: 'fields that the source wrote and nobody could read, by their paths; null: none' }),
  unrectifiedOn: unknownable(DayText).meta({
    description:
      'day on which the desk made public that residents told it not to be put right; null: nobody has, or its source has answered since. No part of an edition: it may change between two',
  }),
})
export type HazardItem = z.infer<typeof HazardItem>

/** How a hazard is named by those who follow what becomes of it. */
export const hazardFollowed = textUpTo(120).optional().meta({ description: 'id of a hazard' })

export const hazard = {
  input: HazardInput,
  body: HazardBody,
  item: HazardItem,
  parts: { Answerable, Commitments, Extension, Funding, Listing, Phase: PublicPhase, Recheck, Supervisor },
  list: list(HazardBody, {
    filters: {
      level: byCode(HAZARD_LEVELS, ({ level }) => level),
      status: byCode(HAZARD_STATUSES, ({ status }) => status),
      outcome: byCode(OUTCOMES, ({ outcome }) => outcome),
      remark: byCode(HAZARD_REMARKS, ({ remarks }) => remarks),
      missing: byCode(COMMITMENTS, ({ commitmentsMissing }) => commitmentsMissing),
      foundBy: byCode(FOUND_BY, ({ foundBy }) => foundBy),
      moved: byCode(DEADLINE_MOVES, ({ deadlineMoves }) => (!deadlineMoves ? null : deadlineMoves === 1 ? 'once' : 'again')),
      money: byCode(MONEY, ({ funding }) => codesOf(MONEY).filter((money) => (funding?.[`${money}Fen`] ?? null) !== null)),
      closedByFixer: byCode(CLOSED_BY_FIXER, ({ status, closedByFixer }) => (status === 'closed' ? closedByFixer : null)),
      // No part of an edition: what is listed on a day carries it, no version does.
      unrectified: byCode(UNRECTIFIED_CHOICES, () => null),
      sector: bySector,
      division: byPlace,
      department: by(
        textUpTo(120).optional().meta({ description: 'who supervises its rectification' }),
        ({ supervisor }) => supervisor?.department,
      ),
      enterprise: by(
        textUpTo(120).optional().meta({ description: 'id or credit code of an enterprise that answers for it' }),
        ({ enterprise, answerable }) => [...(enterprise ? [enterprise] : []), ...answerable].flatMap(pointersTo),
        { asked: tokenOfCode, pointsTo: 'enterprise' },
      ),
      site: by(textUpTo(60).optional(), ({ site }) => site && foldKeyText(site), { asked: foldKeyText, pointsTo: 'site' }),
      no: by(
        textUpTo(60).optional().meta({ description: 'its number, by which findings of visits point to it' }),
        ({ no }) => no && foldKeyText(no),
        {
          asked: foldKeyText,
        },
      ),
      zone: byZone,
    },
    range: 'due',
    hasMap: true,
    pictures: ({ evidence, phases }) => [evidence, ...phases.map((phase) => phase.evidence)].flatMap(picturesShown),
    groups: {
      county: { filter: 'division', isGroup: (code) => divisionLevel(code) === 'county' },
      township: { filter: 'division', isGroup: (code) => divisionLevel(code) === 'township' },
      sector: { filter: 'sector' },
      department: { filter: 'department' },
    },
    sorts: ['urgency', '-foundOn', 'due'],
    orders: {
      urgency: urgencyOf,
      foundOn: ({ foundOn }) => foundOn ?? NO_DATE,
      due: ({ due }) => due ?? NO_DEADLINE,
    },
  }),
} as const
