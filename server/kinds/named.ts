import { holdsMobile, looksLikePerson, maskName, maskParty, namesIn } from '../../shared/codes/persons/index'
import type { NamedEnterprise } from '../../shared/parts'
import type { Warn } from './define'
import { publicCode } from './publicCode'

/** An enterprise that a record names, as it may be public: a natural person in its place is masked. */
export function publicEnterprise({ name, uscc: given }: NamedEnterprise, warn: Warn): NamedEnterprise {
  const { uscc, usccCheck } = publicCode(given, warn)
  // What has a valid code is an organisation, whatever it is called.
  const isCoded = usccCheck === 'valid'
  return { name: !isCoded && looksLikePerson(name) ? namesIn(name).map(maskName).join('、') : maskParty(name, isCoded), uscc }
}

/** The telephone of an office; a mobile is somebody's own and is left out. */
export function officePhone(phone: string | null, warn: Warn): string | null {
  if (phone === null || !holdsMobile(phone)) return phone
  warn('officePhone', '电话是手机号码，没有公开')
  return null
}

/** The names of some enterprises as one text; null where there are none. */
export const namesOf = (enterprises: readonly NamedEnterprise[], ...more: string[]): string | null =>
  [...enterprises.map(({ name }) => name), ...more].join('、') || null
