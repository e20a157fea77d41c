import { z } from 'zod'
import { AUTHOR_MAX } from '../objections/limits'
import { OfficerName } from './desk'

/** Who decided what a record says, and who may decide on what is said about it. */

const named = z.string().trim().min(1).max(AUTHOR_MAX)

/** A unit, and the officer where that is known. */
export const AuthorBody = z.strictObject({ unit: named, officer: named.nullable() })

export const StatedAuthor = AuthorBody.extend({ stated: z.boolean().meta({ description: 'by an officer; false: the source names it' }) })

/** Somebody to whom the work can be given. */
export const Colleague = z.strictObject({ officer: OfficerName, displayName: z.string(), unit: z.string().nullable() })
