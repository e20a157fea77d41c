import type { PenaltyInput } from '../../../../shared/kinds/penalty/schema'

/** A decision that says nothing yet. */
const NOTHING: PenaltyInput = {
  title: null,
  enterprises: [],
  punishedPersons: [],
  partyType: null,
  registrationNo: null,
  organisationCode: null,
  offenceType: null,
  facts: null,
  legalBasis: null,
  penaltyKinds: [],
  content: null,
  fineFen: null,
  confiscatedFen: null,
  licenceMeasure: null,
  decidedOn: null,
  validTo: null,
  severity: null,
  paidOn: null,
  correctionDue: null,
  correctedOn: null,
  objection: null,
  checkedBefore: null,
  publicYears: null,
}

/** What a source may say of a decision. */
export type Said = Partial<PenaltyInput>

/** A decision that says no more than this. */
export const penalty = (said: Said): PenaltyInput => ({ ...NOTHING, ...said })
