import { z } from 'zod'
import { Sha256 } from '../fields'

/** Parameters of the path. */
export const EvidenceParams = z.strictObject({ sha256: Sha256 })
