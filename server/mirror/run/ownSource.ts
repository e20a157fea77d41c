import { EnvelopeInput } from '../../../shared/envelope'
import { FIRST } from '../../editions/claims'
import { decideListed } from '../../editions/decide'
import type { CurrentVersion, DecisionContext, Incoming } from '../../editions/decision'
import { publishAs } from '../../editions/publishing'
import { ruleOf } from '../../kinds/index'
import { OWN_TITLES, type OwnRecords, type OwnSource } from '../../kinds/own'
import type { RunDoc } from '../../models/run'
import { idSecret } from '../../models/secret'
import { OPEN_END } from '../../models/version'
import { recordId } from '../rows/parsedRow'
import { pastOf } from './current'
import type { PublishDeps } from './deps'
import { endingDay } from './endingDay'
import { beginRun, finishComputed } from './run'

/**
 * Publishes what a source of this house says by the day that has surely come: a clock that nobody confirms makes nothing public early. Returns the run,
 * or null where nothing is new: it leaves no trace then.
 */
export async function runOwnSource(source: OwnSource, deps: PublishDeps): Promise<RunDoc | null> {
  const { db, now } = deps
  const { endsOn: today } = await endingDay(deps)
  const first = await saidBy(source, today, deps)
  if ((await changed(source, first.incoming, contextOf(source, { edition: 0, today, run: null }, deps), deps)).length === 0) {
    await first.settle()
    return null
  }
  const run = await beginRun(source.name, deps)
  return publishAs(source.name, deps, async (draft, edition) => {
    const { incoming, settle } = await saidBy(source, today, deps)
    await draft.add(await changed(source, incoming, contextOf(source, { edition, today, run: run._id }, deps), deps))
    return {
      outcome: async (published) => {
        if (published !== null) await settle()
        return finishComputed(db, run, { edition: published, changes: draft.changes, now })
      },
    }
  })
}

const contextOf = (
  { name, origin = 'computed' }: OwnSource,
  given: Pick<DecisionContext, 'edition' | 'today' | 'run'>,
  { now }: PublishDeps,
): DecisionContext => ({ ...given, at: now(), source: name, precedence: FIRST, origin, rawSha256: null })

/** What a source of this house says now, as records. */
async function saidBy(
  source: OwnSource,
  today: string,
  { db, newId }: PublishDeps,
): Promise<{ incoming: Incoming[] } & Pick<OwnRecords, 'settle'>> {
  const { name, kind, make } = source
  const found = await db.versions.find({ kind, source: name, to: OPEN_END }, { body: 1 }).lean<Pick<CurrentVersion, 'body'>[]>()
  const others = ruleOf(kind).goesOn ? (await pastOf(db, source)).filter((one) => one.source !== name) : []
  const { records, settle } = await make(
    today,
    found.flatMap(({ body }) => body ?? []),
    others.map(({ body }) => body),
  )
  const secret = await idSecret(db, newId)
  const agency = OWN_TITLES[name]?.agency ?? name
  const incoming = records.map(({ key, publicUntil, withdrawn = null, body }): Incoming => ({
    kind,
    id: recordId(kind, name, [key], secret.value),
    envelope: { ...EnvelopeInput.parse({ publicUntil, withdrawn }), agency },
    body,
  }))
  return { incoming, settle }
}

/** What must become of the records of a source. */
async function changed({ kind }: OwnSource, incoming: readonly Incoming[], context: DecisionContext, { db }: PublishDeps) {
  const ids = incoming.map(({ id }) => id)
  const current = await db.versions.find({ kind, id: { $in: ids }, to: OPEN_END }).lean<CurrentVersion[]>()
  return incoming.flatMap(
    (one) =>
      decideListed(
        one,
        current.find(({ id }) => id === one.id),
        context,
      ) ?? [],
  )
}
