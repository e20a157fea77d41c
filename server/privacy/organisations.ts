import { looksLikePerson, maskName, maskParty, namesIn } from '../../shared/codes/persons/index'
import type { NamedEnterprise, NamedType } from '../../shared/parts'
import { hasValidCode } from './creditCode'

/** What an enterprise that a record names is called in public: a natural person in its place, or beside it, is masked. */
export function publicName(enterprise: NamedEnterprise, type: NamedType): string {
  const { name } = enterprise
  // What has a valid code is an organisation, whatever it is called.
  const isCoded = hasValidCode(enterprise)
  if (type === 'organisation') return maskParty(name, isCoded)
  return !isCoded && looksLikePerson(name) ? namesIn(name).map(maskName).join('、') : maskParty(name, isCoded)
}
