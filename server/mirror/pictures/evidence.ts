import { PICTURE_FAULTS, type EvidenceState } from '../../../shared/evidence'
import type { EvidenceInput, EvidencePicture } from '../../../shared/parts'
import type { Warn } from '../../cellError'
import type { PictureResult } from '../../models/picture'
import { referencesIn } from './references'

/** What is known of a picture by how its source names it; null where nobody has tried to get it. */
export type PictureLookup = (reference: string) => PictureResult | null

/** Of a reading that knows of no picture. */
export const NO_PICTURES: PictureLookup = () => null

/** What stands in a column of reviewers and names nobody: that somebody looked is no word of who. */
const NAMES_NOBODY = /^(?:[是否有无未√×✓✔xy]|yes|no|(?:已|未|待|没有)?(?:审核|审查|复核|检查)(?:通过)?|通过|不通过|n\/?a|[-—/]+)$/i

const UNSEEN = { fault: null, original: null, shown: null, width: null, height: null }

/** How the pictures of one row are read. */
export interface EvidenceContext {
  /** the place may not be told exactly, and a picture would tell it */
  isProtected: boolean
  lookup: PictureLookup
  /** told of each picture that is to be fetched, by how its source names it */
  want: (reference: string) => void
  warn: Warn
}

/**
 * The pictures of a row as they may be public, in their order; null where it names none. No address is told, and no picture wanted of a protected
 * place, or that nobody is said to have looked at. `field`: where the row names them.
 */
export function evidenceOf(handed: readonly EvidenceInput[], context: EvidenceContext, field = 'evidence'): EvidencePicture[] | null {
  const pictures = handed.flatMap((one, i) => picturesOf(one, `${field}.${i}.pictures`, context))
  return pictures.length === 0 ? null : pictures
}

function picturesOf({ stage, pictures, takenOn, reviewedBy: said }: EvidenceInput, field: string, context: EvidenceContext) {
  const reviewedBy = said === null || NAMES_NOBODY.test(said) ? null : said
  const about = { stage, takenOn, reviewedBy }
  const faults = new Set<string>()
  const made = pictures.flatMap((part): EvidencePicture[] => {
    const references = referencesIn(part)
    if (references === null) {
      // Never quoted: a broken address may hold a token, and remarks are public.
      context.warn(field, '写的不是图片的地址或文件名（如“照片1”），没有采用')
      return []
    }
    return references.map((reference) => ({ ...about, ...seen(reference, reviewedBy !== null, context, faults) }))
  })
  for (const fault of faults) context.warn(field, `有图片没有取得：${fault}`)
  return made
}

function seen(
  reference: string,
  isReviewed: boolean,
  { isProtected, lookup, want }: EvidenceContext,
  faults: Set<string>,
): Pick<EvidencePicture, keyof typeof UNSEEN | 'state'> {
  const hidden: EvidenceState | null = isProtected ? 'protected' : isReviewed ? null : 'unreviewed'
  if (hidden !== null) return { state: hidden, ...UNSEEN }
  want(reference)
  const result = lookup(reference)
  if (result === null) return { state: 'unfetched', ...UNSEEN }
  if (!('fault' in result)) return { state: 'shown', fault: null, ...result }
  faults.add(PICTURE_FAULTS[result.fault])
  return { state: 'unfetched', ...UNSEEN, fault: result.fault }
}
