import { EVIDENCE_STAGES, EVIDENCE_STATES, PICTURE_FAULTS } from '@shared/evidence'
import type { HazardBody } from '@shared/kinds/hazard/schema'
import { UNKNOWN } from '@/text/words'

type Evidence = NonNullable<HazardBody['evidence']>[number]

/** One picture as it is drawn: what it shows, who has seen it, and either its hash and size or the words that stand in its place. */
export interface Picture {
  title: string
  notes: string[]
  /** what a person who does not see it is told */
  alt: string
  shown: { hash: string; ratio: number } | null
  instead: string
}

/** The pictures in two columns as they are compared, before and after, and the others below. */
export interface PictureColumns {
  before: Picture[]
  after: Picture[]
  other: Picture[]
}

/** Said where bytes that were public a moment ago do not come. */
export const GONE = '照片现在取不到，可能已不再公示'

/**
 * What is drawn of the pictures of a hazard; null where its source names none. `of`: what they are pictures of; `other`: what those are called that
 * show neither before nor after.
 */
export function picturesOf(
  evidence: HazardBody['evidence'] | undefined,
  of: string,
  other: string = EVIDENCE_STAGES.other,
): PictureColumns | null {
  if (!evidence || evidence.length === 0) return null
  const drawn = (stage: Evidence['stage']) => evidence.filter((one) => one.stage === stage).map((one) => pictureOf(one, of, other))
  return { before: drawn('before'), after: drawn('after'), other: drawn('other') }
}

function pictureOf({ stage, takenOn, reviewedBy, state, fault, shown, width, height }: Evidence, of: string, other: string): Picture {
  const title = stage === 'other' ? other : (EVIDENCE_STAGES[stage] ?? stage)
  const isShown = shown !== null && width !== null && height !== null
  return {
    title,
    notes: [`拍摄 ${takenOn ?? UNKNOWN}`, ...(reviewedBy === null ? [] : [`审核 ${reviewedBy}`])],
    alt: `${title}的照片：${of}${takenOn === null ? '' : `，${takenOn} 拍摄`}`,
    shown: isShown ? { hash: shown, ratio: height / width } : null,
    instead: [EVIDENCE_STATES[state] ?? state, ...(fault === null ? [] : [PICTURE_FAULTS[fault] ?? fault])].join('：'),
  }
}
