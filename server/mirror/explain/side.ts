import { headerKey } from '../formats/header'
import { transposed } from '../formats/transpose'
import { UnreadableSource, type Sheet } from '../formats/types'
import type { Proposal } from './propose'
import { sampleSheet, type Sample } from './sample'
import { isKnown } from './words'

/** So few header words down the first column may stand there by chance. */
const KNOWN_MIN = 3

/**
 * Looks at the first rows of a sheet, or at its first columns where those have the words of a header down their side and the rows do not: a log with
 * its days as columns, or one form. Null where neither is like a table.
 */
export async function sampleEitherWay(sheet: Sheet): Promise<Sample | null> {
  const upright = await sampleSheet(sheet)
  if (sheet.isKeyed) return upright
  const onSide = await sampleSheet(transposed(sheet)).catch((error: unknown) => {
    // Too long to lie on its side.
    if (error instanceof UnreadableSource) return null
    throw error
  })
  const known = knownIn(onSide)
  return onSide && known >= KNOWN_MIN && known > knownIn(upright) * 2 ? { ...onSide, isOnItsSide: true } : upright
}

const knownIn = (sample: Sample | null): number =>
  sample?.named === 'header' ? new Set(sample.names.map(headerKey).filter((name) => name !== '' && isKnown(name))).size : 0

/** A proposal for a table that lies on its side. */
export const proposedOnSide = ({ source, columns, remarks }: Proposal): Proposal => ({
  source: { ...source, layout: { ...(source.layout as object | undefined), transpose: true } },
  columns,
  remarks: ['表像是横着的，一列是一条，按 layout.transpose 建议：报告里的第几行是表里的第几列，请核对', ...remarks],
})
