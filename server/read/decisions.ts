import type { Decision, DecisionReply, FirmDecisions, OrderedMeasure } from '../../shared/api/decisions'
import { checkCreditCode, normaliseCreditCode } from '../../shared/codes/creditCode'
import { earliest, type Day } from '../../shared/codes/dates'
import { KINDS, type Kind } from '../../shared/kinds/index'
import type { Body, ItemOf } from '../../shared/kinds/schemas'
import { codesOf } from '../../shared/vocabulary'
import { hasEnded } from '../editions/ended'
import { ANSWERED_IN, ANSWERS_BY, answerOf } from '../kinds/answers'
import { DECIDED_OF, nameBeside, tokensOfCode } from '../kinds/decided'
import type { Ordered } from '../kinds/define'
import { ruleOf } from '../kinds/index'
import { recordPage } from '../kinds/page'
import type { VersionDoc } from '../models/version'
import { pointersTo } from './followed'
import { linesWith, namesOf, tokensOf } from './joins'
import { versionIdOf, type Published } from './published'
import { itemsWith } from './quarters'
import type { createVersionLoader } from './versionLoader'

/** A record that tells of decisions, with the number of a decision and its words, or without. */
interface Told {
  decisions: Decision[]
  /** whether it tells of a measure without a number, or of a decision without its words */
  isUntold: boolean
}

/** A version with what it says. */
export type Said = VersionDoc & { body: Body }

/** Whether a version says something still. */
export const isSaid = (version: VersionDoc): version is Said => version.body !== null

/** The kinds whose records name firms and tell of decisions. */
export const decidingKinds = (): Kind[] => {
  const pointing = new Set(pointersTo(DECIDED_OF).map(({ kind }) => kind))
  return codesOf(KINDS).filter((kind) => pointing.has(kind) && ruleOf(kind).orders !== undefined)
}

/**
 * What is decided of whoever bears a code, from what is public on the day of the edition. A code that nothing public bears is unknown. A record that tells
 * no good code of a firm is found by the firm's name, and says so.
 */
export async function decisionsOf(
  loadVersion: ReturnType<typeof createVersionLoader>,
  published: Published,
  asked: string,
): Promise<FirmDecisions> {
  const code = normaliseCreditCode(asked)
  const found = published.models[DECIDED_OF].find(code)
  const row = found !== null && normaliseCreditCode(found.code ?? '') === code ? found : null
  const tokens = [...new Set([...tokensOfCode(code), ...(row === null ? [] : tokensOf(published, DECIDED_OF, row))])]
  const firm = row && (await loadVersion(versionIdOf(DECIDED_OF, row)))
  const versions = await Promise.all(naming(published, tokens).map(loadVersion))
  const said = versions.filter(
    (one): one is Said => one?.body !== undefined && one.body !== null && !hasEnded(one.publicUntil, published.day),
  )
  const told = said.map((one) => ({ one, ...decisionsIn(one, published.day, code) }))
  const names = [firm?.body ? ruleOf(DECIDED_OF).title(firm.body) : null, ...said.map((one) => nameBeside(namedIn(one), code))]
  const decisions = told.flatMap((one) => one.decisions).sort(newestFirst)
  const untold = told.filter(({ isUntold }) => isUntold).map(({ one }) => refOf(one))
  return {
    code,
    check: checkCreditCode(code),
    known: row !== null ? 'registered' : said.length > 0 ? 'named' : 'unknown',
    name: names.find((name) => name !== null) ?? null,
    decisions,
    untold,
    replies: repliesTo(published, code, [...decisions.map(({ record }) => record), ...untold]),
  }
}

/** What one record tells of decisions on a day. `code`: of the firm that is asked for; without one all whom it names are asked for by it. */
export function decisionsIn(version: Said, day: Day, code: string | null): Told {
  const { kind, body, documentNo, publicUntil, agency, from, changedAt } = version
  const ordered = ruleOf(kind).orders?.(body, { documentNo }) ?? []
  const enterprises = namedIn(version)
  const byNumber = new Map<string, OrderedMeasure[]>()
  let isUntold = false
  for (const one of ordered.filter(({ to }) => !hasEnded(to, day))) {
    const { decisionNo, text } = one
    if (isBlank(decisionNo) || isBlank(text)) isUntold = true
    else byNumber.set(decisionNo, [...(byNumber.get(decisionNo) ?? []), measureOf({ ...one, text }, publicUntil, day)])
  }
  return {
    isUntold,
    decisions: [...byNumber].map(([decisionNo, measures]) => ({
      decisionNo,
      measures,
      agency,
      record: refOf(version),
      edition: from,
      changedAt: changedAt.toISOString(),
      enterprises: enterprises.map(({ name, uscc }) => ({ name, uscc })),
      by: code === null || nameBeside(enterprises, code) !== null ? 'code' : 'name',
    })),
  }
}

/** The first day of the newest of its measures, as text that orders; empty where none is public. */
export const begins = ({ measures }: Pick<Decision, 'measures'>): string =>
  measures.map(({ from }) => from ?? '').reduce((one, other) => (one > other ? one : other), '')

/** The newest first; of a day by number, so that the order is always the same. */
export const newestFirst = (a: Decision, b: Decision): number =>
  compare(begins(b), begins(a)) || compare(a.decisionNo, b.decisionNo) || compare(a.record.id, b.record.id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const isBlank = (text: string | null): text is null | '' => text === null || text.trim() === ''

const namedIn = ({ kind, body }: Said) => ruleOf(kind).parties(body).enterprises

const refOf = ({ kind, id }: Pick<VersionDoc, 'kind' | 'id'>): Decision['record'] => ({ kind, id, path: recordPage(kind, id) })

const measureOf = ({ text, from, to }: Ordered & { text: string }, publicUntil: Day | null, day: Day): OrderedMeasure => ({
  text,
  from,
  to,
  state: from === null ? 'unknown' : from > day ? 'not_yet' : 'in_force',
  fallsAway: earliest([to, publicUntil]),
})

/** What a firm itself says beside records, each once. */
function repliesTo(published: Published, code: string, records: readonly Decision['record'][]): DecisionReply[] {
  const answered = new Map(records.map((record) => [record.path, record]))
  return [...answered.values()].flatMap((record) => {
    const row = published.models[record.kind].find(record.id)
    const lines = row === null ? [] : linesWith(published.models[ANSWERED_IN], { [ANSWERS_BY]: namesOf(record.kind, row) })
    return lines.flatMap((line) => {
      // A line of the list is of its kind.
      const answer = answerOf(JSON.parse(line) as ItemOf[typeof ANSWERED_IN], code)
      return answer === null ? [] : [{ record, ...answer }]
    })
  })
}

/** The versions of all that is public, tells of decisions and points to a firm. */
const naming = (published: Published, tokens: readonly string[]): string[] =>
  decidingKinds().flatMap((kind) =>
    itemsWith(published, kind, DECIDED_OF, tokens).flatMap(({ id }) => {
      const row = published.models[kind].find(id)
      return row === null ? [] : [versionIdOf(kind, row)]
    }),
  )
