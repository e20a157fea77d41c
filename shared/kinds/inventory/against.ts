import { z } from 'zod'
import { SourceRef } from '../../api/lists'
import { Instant } from '../../fields'
import { SECTORS, codesOf } from '../../vocabulary'
import { AskedDivision } from '../list'
import { COUNTED_KINDS } from './counted'
import { KnownTotal } from './known'

/** A list that proves a figure: its path and what it is asked. */
const Proof = z.strictObject({ path: z.string(), query: z.record(z.string(), z.string()) })

/** Of one division and one sort of site: what is known to exist, what is listed, and what has cameras in service. */
export const AgainstLine = z.strictObject({
  division: z.string().nullable().meta({ description: 'null: sites whose division nobody told; no inventory counts them' }),
  siteKind: z.enum(codesOf(COUNTED_KINDS)).meta({ description: 'cameras are never listed one by one' }),
  sector: z.enum(codesOf(SECTORS)).nullable().meta({ description: 'null: of all sectors together' }),
  known: KnownTotal.nullable().meta({ description: 'the newest inventory; null: none is public' }),
  others: z.array(KnownTotal).meta({ description: 'older inventories of the same, and those of the same day: they may say otherwise' }),
  listed: z
    .strictObject({ count: z.int(), list: Proof })
    .nullable()
    .meta({ description: 'sites that are public, those of every division below included; null: no site was ever published' }),
  inService: z
    .strictObject({ count: z.int(), unknown: z.int().meta({ description: 'listed sites of which nobody told' }), list: Proof })
    .nullable()
    .meta({ description: 'listed sites with a camera in service; null: told of none of them' }),
  missing: z.int().nullable().meta({ description: 'known less listed; negative where more is listed; null where either is unknown' }),
})
export type AgainstLine = z.infer<typeof AgainstLine>

export const AgainstQuery = z.strictObject({ division: AskedDivision })

export const AgainstAnswer = z.strictObject({
  rule: z.string().meta({ description: 'name and version of the rule by which this was computed' }),
  items: z.array(AgainstLine),
  edition: z.int(),
  asOf: Instant,
  sources: z.array(SourceRef),
})
export type AgainstAnswer = z.infer<typeof AgainstAnswer>
