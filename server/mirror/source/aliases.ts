import { z } from 'zod'
import { checkCreditCode, normaliseCreditCode } from '../../../shared/codes/creditCode'
import { nameKey } from '../../../shared/codes/fold'
import { ShortText } from '../../../shared/fields'

/** Most firms that one source may call by short names. */
const ALIASES_MAX = 2_000

const Alias = z.strictObject({
  short: z.array(ShortText).min(1).max(20).meta({ description: 'how the source calls a firm where it shortens its name' }),
  name: ShortText.meta({ description: 'what the firm is called in full' }),
  uscc: z
    .string()
    .transform(normaliseCreditCode)
    .refine((code) => checkCreditCode(code) === 'valid', '不是有效的统一社会信用代码')
    .optional()
    .meta({ description: 'its credit code, for rows that tell none' }),
})
/** A firm under its full name, and what a source calls it. */
export type Alias = z.output<typeof Alias>

/** The short names of a source. Each stands for one firm: where it could be two nobody may say which is meant. */
export const Aliases = z
  .array(Alias)
  .max(ALIASES_MAX)
  .superRefine((aliases, context) => {
    const known = new Map<string, { entry: number; name: string }>()
    const claim = (entry: number, path: (string | number)[], said: string): void => {
      const key = nameKey(said)
      const name = aliases[entry]?.name ?? ''
      if (key === '') return context.addIssue({ code: 'custom', path: [entry, ...path], message: '没有写名称' })
      const other = known.get(key)
      if (other === undefined) known.set(key, { entry, name })
      else if (!isSameFirm(aliases[other.entry], aliases[entry]))
        context.addIssue({
          code: 'custom',
          path: [entry, ...path],
          message: `“${said}”在第 ${other.entry + 1} 项里已经指“${other.name}”，一个简称只能指一家，请改成能分清的写法或者删去一处`,
        })
    }
    for (const entry of aliases.keys()) claim(entry, ['name'], aliases[entry]?.name ?? '')
    for (const [entry, { short }] of aliases.entries()) for (const [at, one] of short.entries()) claim(entry, ['short', at], one)
  })

const isSameFirm = (one: Alias | undefined, other: Alias | undefined): boolean =>
  nameKey(one?.name ?? '') === nameKey(other?.name ?? '') && one?.uscc === other?.uscc
