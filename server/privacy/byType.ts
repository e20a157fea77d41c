import { holdsIdentityNumber, holdsMobile, maskNaturalPerson, maskPersonalData } from '../../shared/codes/persons/index'
import type { NamedEnterprise } from '../../shared/parts'
import type { Warn } from '../cellError'
import { withElements, withFields } from './changed'
import { publicCode } from './creditCode'
import { RUNNING, namedIn, planAt, treatmentIn, type Plan, type Treatment } from './fields'
import { publicName } from './organisations'

/**
 * A value without the persons that the type of a field tells: their numbers in every text, and their names where a part names an enterprise. A text
 * that cannot be masked and still be what it is, as an address of the web, a telephone or a credit code, is left out.
 */
export function hideByType<T>(value: T, plan: Plan, warn: Warn = () => {}): T {
  return hide(value, plan, '', warn) as T
}

// A function of its own: every field of every row passes here.
function hide(inner: unknown, at: Plan, path: string, warn: Warn): unknown {
  if (at === null || inner === null) return inner
  if (typeof inner === 'string') return hideIn(inner, treatmentIn(at) ?? RUNNING, path, warn)
  if (Array.isArray(inner)) return withElements(inner, (one, i) => hide(one, at, `${path}.${i}`, warn))
  if (typeof inner !== 'object') return inner
  const named = namedIn(at)
  const part = named === null ? inner : withName(inner, publicName(inner as NamedEnterprise, named))
  return withFields(part, (one, name) => {
    const plan = planAt(at, name)
    return plan === null ? one : hide(one, plan, path === '' ? name : `${path}.${name}`, warn)
  })
}

const withName = (part: { name?: unknown }, name: unknown): object => (part.name === name ? part : { ...part, name })

function hideIn(text: string, { numbers, naturalPerson }: Treatment, path: string, warn: Warn): string | null {
  switch (numbers) {
    case 'masked':
      return maskPersonalData(naturalPerson ? maskNaturalPerson(text) : text)
    case 'masked in a code':
      return isPersons(text) ? maskPersonalData(text) : text
    case 'masked in a registration':
      return (holdsIdentityNumber(text) && text.length !== REGISTRATION_DIGITS) || holdsMobile(text) ? maskPersonalData(text) : text
    case 'left out with a mobile':
      if (holdsMobile(text)) {
        warn(path, '电话是手机号码，没有公开')
        return null
      }
      return holdsIdentityNumber(text) ? maskPersonalData(text) : text
    case 'left out':
      return isPersons(text) ? null : text
    case 'judged as a code':
      return publicCode(text, warn)
  }
}

/** Of a business registration number, and of an old identity card. */
const REGISTRATION_DIGITS = 15

const isPersons = (text: string): boolean => holdsIdentityNumber(text) || holdsMobile(text)
