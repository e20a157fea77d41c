import { replaceName } from '../../shared/codes/fold'
import { ERASED_WHEN_ENDED, type Kind } from '../../shared/kinds/index'
import type { NamedEnterprise } from '../../shared/parts'
import type { Operation } from '../../shared/vocabulary'

/** Who a record names: once the law erases it, the reason of its end names them no more. */
export interface Parties {
  enterprises: readonly NamedEnterprise[]
  persons: readonly string[]
}

/** Whether this end erases the content of every earlier version too. What ended by date or by repair always does. */
export const erasesPast = (kind: Kind, operation: Operation): boolean =>
  operation === 'expire' || operation === 'repair' || (operation === 'withdraw' && ERASED_WHEN_ENDED[kind])

/** A reason may be the source's own words about what was erased; this stays in its place. */
export const ERASED_REASON = '内容已依法删除'

/** Year and number of a decision, in any brackets: together with the office before them they name it. */
const DOCUMENT_NUMBER = /(?:[([〔﹝［〈<【{（]\s*(?:19|20)\d{2}\s*[)\]〕﹞］〉>】}）]|[字罚])\s*(?:第\s*)?\d+\s*号/g

/**
 * The reason of an end without the parties and numbers that the law has erased with it: a tombstone is anonymous, and its
 * reason is the source's own words. `parties`: those of everything that anybody says of the record.
 */
export function withoutParties(reason: string, parties: readonly Parties[], documentNo: string | null): string {
  const spellings = parties.flatMap(namesIn).flatMap(spellingsOf)
  const named = [...new Set(spellings)]
    .sort((a, b) => b.length - a.length)
    .reduce((text, name) => replaceName(text, name, '当事人'), reason)
  return (documentNo === null ? named : named.replaceAll(documentNo, '原决定')).replace(DOCUMENT_NUMBER, '〔略〕')
}

const namesIn = ({ enterprises, persons }: Parties): string[] => [
  ...enterprises.flatMap(({ name, uscc }) => [name, ...(uscc === null ? [] : [uscc])]),
  ...persons,
]

/** The form of a firm at the end of its name, which people leave out. */
const LEGAL_FORM = /(?:有限责任公司|股份有限公司|有限公司|公司|厂)$/
/** A shorter rest could be any word. */
const SHORT_NAME_MIN = 4

/** A name as it is written in full, and as people shorten it. */
function spellingsOf(name: string): string[] {
  const short = name.replace(LEGAL_FORM, '')
  return [...short].length >= SHORT_NAME_MIN ? [name, short] : [name]
}
