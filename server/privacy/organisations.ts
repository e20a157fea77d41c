import { looksLikePerson, maskName, maskParty, namesIn } from '../../shared/codes/persons/index'
import type { NamedEnterprise } from '../../shared/parts'
import { publicCode } from './creditCode'
import type { Warn } from '../cellError'

/** An enterprise that a record names, as it may be public: a natural person in its place is masked. */
export function publicEnterprise({ name, uscc: given }: NamedEnterprise, warn: Warn): NamedEnterprise {
  const { uscc, usccCheck } = publicCode(given, warn)
  // What has a valid code is an organisation, whatever it is called.
  const isCoded = usccCheck === 'valid'
  return { name: !isCoded && looksLikePerson(name) ? namesIn(name).map(maskName).join('、') : maskParty(name, isCoded), uscc }
}
