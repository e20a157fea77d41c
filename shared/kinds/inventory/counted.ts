import { SITE_KINDS } from '../site/words'

/** What is counted: sites by their sorts, and cameras, of which nothing but the number is public. */
export const COUNTED_KINDS = { ...SITE_KINDS, camera: '视频探头' } as const

export type CountedKind = keyof typeof COUNTED_KINDS
