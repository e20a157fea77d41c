import { hex } from './bytes'
import { atOnce, inSteps, sealing } from './envelope'
import type { Head, Progress, Sealed, SealInput } from './envelope'
import type { TipHeader } from './header'

/** A tip: its kind (u8, table of kinds) and division (six digits) beside what every envelope has. The desk is the certificates'. */
export interface TipInput extends SealInput {
  kind: number
  division: string
}

export type SealedTip = Sealed<TipHeader>

const head = ({ secrets, certificates, kind, division }: TipInput): Head<TipHeader> => ({
  id: secrets.tipId,
  header: (common) => ({ magic: 'MGT1', tipId: hex(secrets.tipId), kind, desk: certificates.seal.desk, division, ...common }),
})

/** Seals a tip at once. Throws as `sealing`, and `header-malformed` where kind or division does not fit. */
export const sealTip = (input: TipInput, onProgress?: (progress: Progress) => void): SealedTip =>
  atOnce(sealing(head(input), input), onProgress)

/** The same with a pause before each step; an error rejects. */
export const sealTipInSteps = (
  input: TipInput,
  pause: () => Promise<void>,
  onProgress?: (progress: Progress) => void,
): Promise<SealedTip> => inSteps(sealing(head(input), input), pause, onProgress)
