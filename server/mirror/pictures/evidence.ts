import { PICTURE_FAULTS, REVIEWED_BY_DESK, type EvidenceState, type PictureDecision } from '../../../shared/evidence'
import type { EvidenceInput, EvidencePicture } from '../../../shared/parts'
import type { Warn } from '../../cellError'
import type { PictureResult } from '../../models/picture'
import { referencesIn } from './references'

/** What is known of a picture by how its source names it; null where nobody has tried to get it. */
export type PictureLookup = (reference: string) => PictureResult | null

/** What the desk has said of a picture, by the SHA-256 of its original; null where it waits. */
export type DeskWord = (original: string) => PictureDecision | null

/** What a row is read by that names pictures. */
export interface KnownPictures {
  lookup: PictureLookup
  /** absent: what nobody is named as having looked at waits for nobody, and is not fetched */
  desk?: DeskWord
}

/** Of a reading that knows of no picture. */
export const NO_PICTURES: KnownPictures = { lookup: () => null }

/** A picture that is to be fetched, by how its source names it. */
export interface WantedPicture {
  reference: string
  /** what the desk is told of it, where it is fetched for the desk to look at; null where somebody is named */
  forDesk: Pick<EvidencePicture, 'stage' | 'takenOn'> | null
}

/** What stands in a column of reviewers and names nobody: that somebody looked is no word of who. */
const NAMES_NOBODY = /^(?:[是否有无未√×✓✔xy]|yes|no|(?:已|未|待|没有)?(?:审核|审查|复核|检查)(?:通过)?|通过|不通过|n\/?a|[-—/]+)$/i

const UNSEEN = { fault: null, original: null, shown: null, width: null, height: null }

/** How the pictures of one row are read. */
export interface EvidenceContext {
  /** the place may not be told exactly, and a picture would tell it */
  isProtected: boolean
  known: KnownPictures
  /** told of each picture that is to be fetched */
  want: (wanted: WantedPicture) => void
  warn: Warn
}

/**
 * The pictures of a row as they may be public, in their order; null where it names none. No address is told, and no picture wanted of a protected
 * place, or that nobody is said to have looked at unless the desk is to. `field`: where the row names them.
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
    return references.map((reference) => ({
      ...about,
      ...(reviewedBy === null ? seenByDesk(reference, about, context, faults) : seen(reference, context, faults)),
    }))
  })
  for (const fault of faults) context.warn(field, `有图片没有取得：${fault}`)
  return made
}

type Seen = Pick<EvidencePicture, keyof typeof UNSEEN | 'state'>

function seen(reference: string, { isProtected, known, want }: EvidenceContext, faults: Set<string>): Seen {
  if (isProtected) return hidden('protected')
  want({ reference, forDesk: null })
  const result = known.lookup(reference)
  if (result === null) return hidden('unfetched')
  if (isAtProtected(result)) return hidden('protected')
  if (!('fault' in result)) return { state: 'shown', fault: null, ...result }
  faults.add(PICTURE_FAULTS[result.fault])
  return { ...hidden('unfetched'), fault: result.fault }
}

/** Nothing of a picture that waits stands in its record, not even why it could not be had. */
function seenByDesk(
  reference: string,
  { stage, takenOn }: Pick<EvidencePicture, 'stage' | 'takenOn'>,
  { isProtected, known, want }: EvidenceContext,
  faults: Set<string>,
): Seen & Partial<Pick<EvidencePicture, 'reviewedBy'>> {
  if (isProtected) return hidden('protected')
  if (known.desk === undefined) return hidden('unreviewed')
  want({ reference, forDesk: { stage, takenOn } })
  const result = known.lookup(reference)
  if (result === null) return hidden('unreviewed')
  if (isAtProtected(result)) return hidden('protected')
  if ('fault' in result) {
    faults.add(PICTURE_FAULTS[result.fault])
    return hidden('unreviewed')
  }
  const decision = known.desk(result.original)
  if (decision === null) return hidden('unreviewed')
  return decision === 'withheld' ? hidden('withheld') : { state: 'shown', fault: null, ...result, reviewedBy: REVIEWED_BY_DESK }
}

/** Whether a run found that what a picture shows lies at a spot that is protected, which no row can know of another's. */
export const isAtProtected = (result: PictureResult): boolean => 'fault' in result && result.fault === 'protected_place'

const hidden = (state: EvidenceState): Seen => ({ state, ...UNSEEN })
