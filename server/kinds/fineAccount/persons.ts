import { personsBehindParts, personsBesideDeeds, withNamesTogether } from '../../../shared/codes/persons/index'
import type { FineAccountInput } from '../../../shared/kinds/fineAccount/schema'

/** The persons whom an agency names in what money was spent on and in its answers; no column is theirs. */
export const personsOf = ({ purposes, answers }: FineAccountInput): string[] =>
  [...(purposes ?? []).map(({ name }) => name), ...answers.map(({ text }) => text)]
    .map(withNamesTogether)
    .flatMap((text) => [...personsBehindParts(text), ...personsBesideDeeds(text)])
