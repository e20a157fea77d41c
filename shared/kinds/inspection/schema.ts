import { z } from 'zod'
import { textUpTo } from '../../api/parameters'
import { divisionLevel } from '../../codes/divisionCode'
import { foldKeyText } from '../../codes/fold'
import { CodeText, DayText, LongText, PartyName, ShortText, coded, listOf, typed, unknownable } from '../../fields'
import { EvidenceInput, EvidencePictures, NamedEnterprise, Place, SectorCode, ZoneCode, picturesShown } from '../../parts'
import { pointersTo, tokenOfCode } from '../enterprise/pointers'
import { NO_DATE, by, byCode, byPlace, bySector, byZone, itemOf, list } from '../list'
import { countedOf } from './counted'
import { NO_DUE, urgencyOf } from './due'
import { MONTH, parseMonth } from '../../codes/months'
import { CAUSES, INSPECTION_OUTCOMES, INSPECTION_REMARKS, INSPECTION_STATUSES } from './words'

/** The official who led a visit and answers for it. Nobody else of a visit is read or kept. */
const LedBy = z.strictObject({
  name: ShortText.meta({ description: 'by name: a leading official, who answers for it' }),
  post: ShortText.meta({ description: 'without a leading post the name is not kept' }),
})

const ListMonth = typed(
  'code',
  z
    .string()
    .max(40)
    .overwrite((text) => parseMonth(text) ?? text)
    .regex(MONTH, '要写成年月，如 2026-03')
    .meta({ description: 'month on whose list it stands, YYYY-MM', pattern: MONTH.source }),
)

/** A finding of a secret visit as a source hands it over. */
const InspectionInput = z.strictObject({
  no: unknownable(CodeText),
  visit: unknownable(CodeText).meta({ description: 'what findings of one visit have in common' }),
  visitedOn: unknownable(DayText),
  listMonth: unknownable(ListMonth),
  listNo: unknownable(CodeText).meta({ description: 'number of that list, as its office writes it' }),
  place: unknownable(Place),
  enterprise: unknownable(NamedEnterprise),
  zone: unknownable(ZoneCode),
  sector: unknownable(SectorCode),
  problem: LongText,
  cause: unknownable(coded(CAUSES)),
  hazard: unknownable(CodeText).meta({ description: 'number of the hazard as which it was entered' }),
  owner: unknownable(PartyName).meta({ description: 'a unit, or somebody by surname only, once public' }),
  due: unknownable(DayText),
  status: unknownable(coded(INSPECTION_STATUSES)),
  closedOn: unknownable(DayText),
  ledBy: unknownable(LedBy),
  evidence: listOf(EvidenceInput).meta({ description: 'pictures of what was found and of what was put right' }),
})
export type InspectionInput = z.output<typeof InspectionInput>

/** A finding as it is public. Nothing that turns with the day or the month stands in it. */
const InspectionBody = InspectionInput.extend({
  status: unknownable(coded(INSPECTION_STATUSES)).meta({
    description: 'where its source does not say: closed where a day of closing is told, else null',
  }),
  evidence: EvidencePictures.meta({
    description: 'pictures of what was found and of what was put right; null where its source names none',
  }),
  outcome: coded(INSPECTION_OUTCOMES).meta({ description: 'computed: closed, against its day' }),
  remarks: z.array(coded(INSPECTION_REMARKS)).meta({ description: 'computed: what its state asks for and its source does not say' }),
})
export type InspectionBody = z.infer<typeof InspectionBody>

const InspectionItem = itemOf(InspectionBody, [
  'no',
  'visitedOn',
  'listMonth',
  'place',
  'enterprise',
  'sector',
  'problem',
  'cause',
  'owner',
  'due',
  'status',
  'closedOn',
  'outcome',
  'remarks',
])
export type InspectionItem = z.infer<typeof InspectionItem>

export const inspection = {
  input: InspectionInput,
  body: InspectionBody,
  item: InspectionItem,
  parts: { LedBy },
  list: list(InspectionBody, {
    filters: {
      listMonth: by(
        z.string().regex(MONTH).optional().meta({ description: 'month on whose list it stands, YYYY-MM' }),
        ({ listMonth }) => listMonth,
      ),
      outcome: byCode(INSPECTION_OUTCOMES, ({ outcome }) => outcome),
      status: byCode(INSPECTION_STATUSES, ({ status }) => status),
      cause: byCode(CAUSES, ({ cause }) => cause),
      remark: byCode(INSPECTION_REMARKS, ({ remarks }) => remarks),
      sector: bySector,
      division: byPlace,
      visit: by(textUpTo(60).optional().meta({ description: 'findings of one visit' }), ({ visit }) => visit && foldKeyText(visit), {
        asked: foldKeyText,
      }),
      enterprise: by(
        textUpTo(120).optional().meta({ description: 'id or credit code of the enterprise that was visited' }),
        ({ enterprise }) => (enterprise ? pointersTo(enterprise) : []),
        { asked: tokenOfCode, pointsTo: 'enterprise' },
      ),
      hazard: by(
        textUpTo(60).optional().meta({ description: 'id or number of the hazard as which it was entered' }),
        ({ hazard }) => hazard && foldKeyText(hazard),
        { asked: foldKeyText, pointsTo: 'hazard' },
      ),
      zone: byZone,
    },
    range: 'due',
    pictures: ({ evidence }) => picturesShown(evidence),
    outlasts: countedOf,
    groups: {
      county: { filter: 'division', isGroup: (code) => divisionLevel(code) === 'county' },
      township: { filter: 'division', isGroup: (code) => divisionLevel(code) === 'township' },
      cause: { filter: 'cause' },
      month: { filter: 'listMonth' },
    },
    sorts: ['urgency', '-visitedOn', 'due'],
    orders: {
      urgency: urgencyOf,
      visitedOn: ({ visitedOn }) => visitedOn ?? NO_DATE,
      due: ({ due }) => due ?? NO_DUE,
    },
  }),
} as const
