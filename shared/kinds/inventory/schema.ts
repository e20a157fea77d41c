import { z } from 'zod'
import { Count, DayText, ProperName, coded, unknownable } from '../../fields'
import { DivisionCode, SectorCode } from '../../parts'
import { NO_DATE, byCode, byDivision, bySector, itemOf, list } from '../list'
import { SITE_KINDS } from '../site/words'

/** One count of what is known to exist, as a source hands it over: against it stands what is listed. */
const InventoryInput = z.strictObject({
  division: DivisionCode,
  sector: unknownable(SectorCode).meta({ description: 'null: of all sectors together' }),
  siteKind: coded(SITE_KINDS),
  total: Count,
  asOf: unknownable(DayText),
  countedBy: unknownable(ProperName),
})

const InventoryBody = InventoryInput
export type InventoryBody = z.infer<typeof InventoryBody>

const InventoryItem = itemOf(InventoryBody, ['division', 'sector', 'siteKind', 'total', 'asOf', 'countedBy', 'agency'])
export type InventoryItem = z.infer<typeof InventoryItem>

export const inventory = {
  input: InventoryInput,
  body: InventoryBody,
  item: InventoryItem,
  list: list(InventoryBody, {
    filters: {
      siteKind: byCode(SITE_KINDS, ({ siteKind }) => siteKind),
      sector: bySector,
      division: byDivision,
    },
    sorts: ['division', '-asOf'],
    orders: { division: ({ division, siteKind }) => `${division} ${siteKind}`, asOf: ({ asOf }) => asOf ?? NO_DATE },
  }),
} as const
