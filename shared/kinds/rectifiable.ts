import type { Kind } from './index'

/** The kind whose records are put right, or are not: the desk can make public that one was not. */
export const RECTIFIABLE = 'hazard' satisfies Kind
