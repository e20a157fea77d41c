import type { DeskDeps } from './deps'

/** Names of the officers who are away or gone: their cases are without a handler until they are given to somebody, or the officer is back. */
export async function absentOfficers({ db }: Pick<DeskDeps, 'db'>): Promise<ReadonlySet<string>> {
  const absent = await db.officers.find({ $or: [{ away: true }, { removed: true }] }, { _id: 1 }).lean<{ _id: string }[]>()
  return new Set(absent.map(({ _id }) => _id))
}
