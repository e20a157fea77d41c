import type { Day } from '../../../shared/codes/dates'
import { EnvelopeInput } from '../../../shared/envelope'
import type { Body } from '../../../shared/kinds/schemas'
import { batched } from '../../batched'
import { FIRST } from '../../editions/claims'
import { decideListed, digestOf } from '../../editions/decide'
import type { Decision, DecisionContext, Incoming } from '../../editions/decision'
import { publishAs } from '../../editions/publishing'
import { OWN_TITLES, type OwnRecord, type OwnRecords, type OwnSource } from '../../kinds/own'
import type { RunDoc } from '../../models/run'
import { idSecret } from '../../models/secret'
import { OPEN_END, type VersionDoc } from '../../models/version'
import { paced } from '../../steps'
import type { Listed } from '../rows/ledger'
import { recordId } from '../rows/parsedRow'
import { CurrentRecords, pastOf } from './current'
import type { PublishDeps } from './deps'
import { endingDay } from './endingDay'
import { beginRun, finishComputed } from './run'

/** Records whose current versions are asked for at once. */
const BATCH = 200

/**
 * Publishes what a source of this house says by the day that has surely come: a clock that nobody confirms makes nothing public early. Returns the run,
 * or null where nothing is new: it leaves no trace then. Others are let in while it decides.
 */
export async function runOwnSource(source: OwnSource, deps: PublishDeps): Promise<RunDoc | null> {
  const { db, now } = deps
  const { endsOn: today } = await endingDay(deps)
  const first = await saidBy(source, today, deps)
  if (!(await isAny(changed(source, first.records, { edition: 0, today, run: null }, deps)))) {
    await first.settle()
    return null
  }
  const run = await beginRun(source.name, deps)
  return publishAs(source.name, deps, async (draft, edition) => {
    const { records, settle } = await saidBy(source, today, deps)
    for await (const decisions of batched(changed(source, records, { edition, today, run: run._id }, deps), BATCH))
      await draft.add(decisions)
    return {
      outcome: async (published) => {
        if (published !== null) await settle()
        return finishComputed(db, run, { edition: published, changes: draft.changes, now })
      },
    }
  })
}

async function isAny(decisions: AsyncIterable<Decision>): Promise<boolean> {
  for await (const _ of decisions) return true
  return false
}

/** What a source of this house says now. */
function saidBy(source: OwnSource, today: Day, { db }: PublishDeps): Promise<OwnRecords> {
  const { name, kind, make } = source
  return make(today, {
    published: async () => {
      const bodies: Body[] = []
      const found = db.versions.find({ kind, source: name, to: OPEN_END }, { body: 1 }).lean<Pick<VersionDoc, 'body'>>().cursor()
      for await (const { body } of paced(found)) if (body !== null) bodies.push(body)
      return bodies
    },
    others: async () => (await pastOf(db, source)).filter((one) => one.source !== name).map(({ body }) => body),
  })
}

/** What must become of the records of a source, one by one in their order. */
async function* changed(
  source: OwnSource,
  records: readonly OwnRecord[],
  given: Pick<DecisionContext, 'edition' | 'today' | 'run'>,
  { db, now, newId }: PublishDeps,
): AsyncGenerator<Decision, void, undefined> {
  const { name, origin = 'computed' } = source
  const context: DecisionContext = { ...given, at: now(), source: name, precedence: FIRST, origin, rawSha256: null }
  const current = new CurrentRecords(db, source)
  const secret = await idSecret(db, newId)
  for await (const batch of batched(records, BATCH)) {
    const listed: Listed[] = []
    for await (const record of paced(batch)) listed.push(listedBy(source, record, secret))
    const versions = await current.of(listed, context)
    for await (const { incoming, digest } of paced(listed)) {
      const decision = decideListed(incoming, versions.get(incoming.id), context, digest)
      if (decision) yield decision
    }
  }
}

function listedBy(
  { name, kind }: OwnSource,
  { key, publicUntil, withdrawn = null, body }: OwnRecord,
  { value }: { value: string },
): Listed {
  const envelope = { ...EnvelopeInput.parse({ publicUntil, withdrawn }), agency: OWN_TITLES[name]?.agency ?? name }
  const incoming: Incoming = { kind, id: recordId(kind, name, [key], value), envelope, body }
  return { incoming, digest: digestOf(incoming) }
}
