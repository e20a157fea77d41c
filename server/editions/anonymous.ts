import { replaceName } from '../../shared/codes/fold'
import type { Kind } from '../../shared/kinds/index'
import type { Body, InputOf } from '../../shared/kinds/schemas'
import { ruleOf } from '../kinds/index'

/** Year and number of a decision, in any brackets: together with the office before them they name it. */
const DOCUMENT_NUMBER = /(?:[([〔﹝［〈<【{（]\s*(?:19|20)\d{2}\s*[)\]〕﹞］〉>】}）]\s*第?|[字罚]\s*第?)\s*\d+\s*号/g

/**
 * The reason of an end without the parties and numbers that the law has erased with it: a tombstone is anonymous, and its
 * reason is the source's own words. `said`: what anybody says of the record.
 */
export function withoutParties(
  reason: string,
  kind: Kind,
  said: readonly (Body | InputOf[Kind] | null | undefined)[],
  documentNo: string | null,
): string {
  const parties = said.flatMap((body) => (body ? partiesIn(kind, body) : [])).flatMap(spellingsOf)
  const named = [...new Set(parties)].sort((a, b) => b.length - a.length).reduce((text, name) => replaceName(text, name, '当事人'), reason)
  return (documentNo === null ? named : named.replaceAll(documentNo, '原决定')).replace(DOCUMENT_NUMBER, '〔略〕')
}

function partiesIn(kind: Kind, body: Body | InputOf[Kind]): string[] {
  const { enterprises, persons } = ruleOf(kind).parties(body)
  return [...enterprises.flatMap(({ name, uscc }) => [name, ...(uscc === null ? [] : [uscc])]), ...persons]
}

/** The form of a firm at the end of its name, which people leave out. */
const LEGAL_FORM = /(?:有限责任公司|股份有限公司|有限公司|公司|厂)$/
/** A shorter rest could be any word. */
const SHORT_NAME_MIN = 4

/** A name as it is written in full, and as people shorten it. */
function spellingsOf(name: string): string[] {
  const short = name.replace(LEGAL_FORM, '')
  return [...short].length >= SHORT_NAME_MIN ? [name, short] : [name]
}
