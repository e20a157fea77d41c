import type { Body } from '../../shared/records/index'

/** Year and number of a decision, in any brackets: together with the office before them they name it. */
const DOCUMENT_NUMBER = /(?:[([〔﹝［〈<【{（]\s*(?:19|20)\d{2}\s*[)\]〕﹞］〉>】}）]\s*第?|[字罚]\s*第?)\s*\d+\s*号/g

/**
 * The reason of an end without the parties and numbers that the law has erased with it: a tombstone is anonymous, and its
 * reason is the source's own words.
 */
export function withoutParties(reason: string, bodies: (Body | null | undefined)[], documentNo: string | null): string {
  const parties = bodies.flatMap((body) => (body ? partiesIn(body) : []))
  const named = [...new Set(parties)].sort((a, b) => b.length - a.length).reduce((text, name) => text.replaceAll(name, '当事人'), reason)
  return (documentNo === null ? named : named.replaceAll(documentNo, '原决定')).replace(DOCUMENT_NUMBER, '〔略〕')
}

function partiesIn(body: Body): string[] {
  const enterprises = 'enterprises' in body ? body.enterprises : []
  return [
    ...enterprises.flatMap(({ name, uscc }) => [name, ...(uscc === null ? [] : [uscc])]),
    ...('punishedPersons' in body ? body.punishedPersons : []),
  ]
}
