import { z } from 'zod'

/** Parameters of an address. They arrive as text; what the description of the API says of them is what they mean. */

/** A whole number within bounds, both included, in decimal digits. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^(?:0|[1-9]\d{0,14})$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))

/** A number within bounds, both included, as JSON writes it; an empty text is no zero. */
export const decimal = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max))

/** A text of so many characters at most, each counted once however it is stored. */
export const textUpTo = (max: number) =>
  z
    .string()
    .refine((text) => [...text].length <= max, `最多 ${max} 个字`)
    .meta({ maxLength: max })
