import { shanghaiDay } from '../../shared/codes/dates'
import { canonicalJson } from '../editions/canonical'
import { claimsOn } from '../editions/claims'
import type { Shelves } from '../models/index'
import type { RunDoc } from '../models/run'
import { OPEN_END, type VersionDoc } from '../models/version'
import { Account, type Listed } from './account'
import { openSpool } from './fetch/spool'
import { emptyFacts, parseFile } from './parse'
import { loadRaw } from './raw'
import type { Source } from './sources'
import { StandingRecords } from './standing'

/** Why a public record is not what its raw bytes say. */
export type Difference = { kind: string; id: string; run: string | null; reason: string }

export interface Verified {
  source: string
  /** public records that were derived again and are the same */
  same: number
  differences: Difference[]
}

/**
 * Derives every public record of a source again from the raw bytes it was read from, and tells each that differs: altered in
 * the store, not in the bytes, or with bytes that are not kept any more. What the description of a source has changed since
 * shows up as a difference too, for then the record says something that today's reading would not.
 */
export async function verifySource(source: Source, shelves: Shelves, spoolDir: string): Promise<Verified> {
  const verified: Verified = { source: source.name, same: 0, differences: [] }
  const byRun = new Map<string, string[]>()
  for await (const { id, run } of new StandingRecords(shelves, source).listed()) {
    byRun.set(run ?? '', [...(byRun.get(run ?? '') ?? []), id])
  }
  for (const [run, ids] of byRun) await verifyRun(source, shelves, spoolDir, run, new Set(ids), verified)
  return verified
}

async function verifyRun(
  source: Source,
  shelves: Shelves,
  spoolDir: string,
  runId: string,
  ids: Set<string>,
  verified: Verified,
): Promise<void> {
  const differ = (id: string, reason: string) => void verified.differences.push({ kind: source.kind, id, run: runId || null, reason })
  const run = await shelves.runs.findOne({ _id: runId }).lean<RunDoc>()
  const spool = await openSpool(spoolDir)
  try {
    const account = new Account()
    const facts = emptyFacts()
    for (const file of run?.files ?? []) {
      const raw = await loadRaw(shelves, file, spool)
      if (!raw) continue
      if (raw.size === 0) continue
      for await (const rows of parseFile(raw, source, facts, shanghaiDay(run?.startedAt ?? new Date(0)))) {
        for (const listed of account.take(rows, raw.name, source.folder?.read === 'all').listed) {
          if (!ids.delete(listed.incoming.id)) continue
          const reason = await differenceOf(shelves, source, listed)
          if (reason === null) verified.same++
          else differ(listed.incoming.id, reason)
        }
      }
    }
  } catch (error) {
    for (const id of ids) differ(id, `原始文件读不出来：${(error as Error).message}`)
    ids.clear()
  } finally {
    await spool.remove()
  }
  for (const id of ids) differ(id, run ? '原始文件里没有这条记录，或原始文件已过保存期' : '没有留下它的采集报告')
}

const ENVELOPE = ['agency', 'documentNo', 'sourceUrl', 'publishedAt', 'publicUntil', 'basis'] as const

async function differenceOf(shelves: Shelves, { name }: Source, { incoming, digest }: Listed): Promise<string | null> {
  const found = await shelves.versions.findOne({ kind: incoming.kind, id: incoming.id, to: OPEN_END }).lean<VersionDoc>()
  const version = found && claimsOn(found).find(({ source }) => source === name)
  if (!version) return '核对时它已经变了，请再核对一次'
  const fields: string[] = ENVELOPE.filter((field) => version[field] !== incoming.envelope[field])
  if (canonicalJson(version.body) !== canonicalJson(incoming.body)) fields.push('body')
  if (fields.length > 0) return `与原始文件不同：${fields.join('、')}`
  return version.digest === digest ? null : '指纹与内容不符'
}
