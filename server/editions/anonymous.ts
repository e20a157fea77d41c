import { replaceName } from '../../shared/codes/fold'
import type { Body } from '../../shared/records/index'
import type { NamedEnterprise } from '../../shared/records/accident'

/** Who a record names. */
export interface Parties {
  enterprises?: NamedEnterprise[]
  punishedPersons?: string[]
}

/** Year and number of a decision, in any brackets: together with the office before them they name it. */
const DOCUMENT_NUMBER = /(?:[([〔﹝［〈<【{（]\s*(?:19|20)\d{2}\s*[)\]〕﹞］〉>】}）]\s*第?|[字罚]\s*第?)\s*\d+\s*号/g

/**
 * The reason of an end without the parties and numbers that the law has erased with it: a tombstone is anonymous, and its
 * reason is the source's own words.
 */
export function withoutParties(reason: string, bodies: (Body | Parties | null | undefined)[], documentNo: string | null): string {
  const parties = bodies.flatMap((body) => (body ? partiesIn(body) : [])).flatMap(spellingsOf)
  const named = [...new Set(parties)].sort((a, b) => b.length - a.length).reduce((text, name) => replaceName(text, name, '当事人'), reason)
  return (documentNo === null ? named : named.replaceAll(documentNo, '原决定')).replace(DOCUMENT_NUMBER, '〔略〕')
}

function partiesIn(body: Body | Parties): string[] {
  const { enterprises = [], punishedPersons = [] } = body as Parties
  return [...enterprises.flatMap(({ name, uscc }) => [name, ...(uscc === null ? [] : [uscc])]), ...punishedPersons]
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
