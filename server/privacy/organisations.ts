import { looksLikePerson, maskName, maskParty, namesIn } from '../../shared/codes/persons/index'
import type { NamedEnterprise, NamedType } from '../../shared/parts'
import { checkOfCode, hasValidCode } from './creditCode'

/** What an enterprise that a record names is called in public: a natural person in its place, or beside it, is masked. */
export function publicName(enterprise: NamedEnterprise, type: NamedType): string {
  const { name, uscc } = enterprise
  if (type === 'organisation') return maskParty(name, hasValidCode(enterprise))
  // What has a valid code is an organisation, whatever it is called.
  const isCoded = checkOfCode(uscc) === 'valid'
  return !isCoded && looksLikePerson(name) ? namesIn(name).map(maskName).join('、') : maskParty(name, isCoded)
}
