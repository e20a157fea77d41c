import { holdsIdentityNumber, holdsMobile, maskNaturalPerson, maskPersonalData } from '../../shared/codes/persons/index'
import type { Warn } from '../cellError'
import { RUNNING, planAt, treatmentIn, type Plan, type Treatment } from './fields'

/**
 * A value without the numbers of persons: masked in texts, by what each field is. A text that cannot be masked and still be what it is, as an
 * address of the web or a telephone, is left out.
 */
export function hideNumbers<T>(value: T, plan: Plan, warn: Warn = () => {}): T {
  const hide = (inner: unknown, at: Plan, path: string): unknown => {
    if (at === null || inner === null) return inner
    if (typeof inner === 'string') return hideIn(inner, treatmentIn(at) ?? RUNNING, (reason) => warn(path, reason))
    if (Array.isArray(inner)) return inner.map((one, i) => hide(one, at, `${path}.${i}`))
    if (typeof inner === 'object') {
      // By hand: every field of every row passes here.
      const hidden: Record<string, unknown> = {}
      const fields = inner as Record<string, unknown>
      for (const name of Object.keys(fields)) hidden[name] = hide(fields[name], planAt(at, name), path === '' ? name : `${path}.${name}`)
      return hidden
    }
    return inner
  }
  return hide(value, plan, '') as T
}

function hideIn(text: string, { numbers, naturalPerson }: Treatment, warn: (reason: string) => void): string | null {
  switch (numbers) {
    case 'masked':
      return maskPersonalData(naturalPerson ? maskNaturalPerson(text) : text)
    case 'masked in a code':
      return isPersons(text) ? maskPersonalData(text) : text
    case 'masked in a registration':
      return (holdsIdentityNumber(text) && text.length !== REGISTRATION_DIGITS) || holdsMobile(text) ? maskPersonalData(text) : text
    case 'left out with a mobile':
      if (holdsMobile(text)) {
        warn('电话是手机号码，没有公开')
        return null
      }
      return holdsIdentityNumber(text) ? maskPersonalData(text) : text
    case 'left out':
      return isPersons(text) ? null : text
    case 'kept':
      return text
  }
}

/** Of a business registration number, and of an old identity card. */
const REGISTRATION_DIGITS = 15

const isPersons = (text: string): boolean => holdsIdentityNumber(text) || holdsMobile(text)
