import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RowLedger, type Finding } from '../../server/mirror/rows/ledger'
import { sha256 } from '../../server/editions/canonical'
import type { Incoming } from '../../server/editions/decision'
import type { RawFile } from '../../server/mirror/formats/types'
import { emptyFacts, parseFile, type ReadingFacts } from '../../server/mirror/rows/parse'
import type { Source } from '../../server/mirror/source/sources'
import type { RunCounts } from '../../shared/api/runs'
import { temporaryFolder } from './store'

/** A whole reading in memory, as a test looks at it. */
export interface WholeReading {
  accepted: Map<string, Incoming>
  counts: RunCounts
  findings: Finding[]
  facts: ReadingFacts
  ledger: RowLedger
}

/** Bytes as a file of the spool. The folder goes with the test file: a process of tests ends without its `exit`. */
const folder = temporaryFolder()
afterAll(folder.remove)
let count = 0
export function rawOf(bytes: Uint8Array, name = 'file'): RawFile {
  const path = join(folder.dir, String(count++))
  writeFileSync(path, bytes)
  return { path, name, size: bytes.length, sha256: sha256(bytes) }
}

/** Reads bytes as a source the way a run does, and keeps all of it. */
export async function readWhole(bytes: Uint8Array, source: Source, today = '2026-06-30'): Promise<WholeReading> {
  const ledger = new RowLedger()
  const facts = emptyFacts()
  const accepted = new Map<string, Incoming>()
  const findings: Finding[] = []
  for await (const rows of parseFile(rawOf(bytes), source, facts, { today, ids: { value: 'test', hasFormer: false } })) {
    const taken = ledger.take(rows, null)
    for (const { incoming } of taken.listed) accepted.set(incoming.id, incoming)
    findings.push(...taken.findings)
  }
  ledger.skip(facts.skipped)
  return { accepted, counts: ledger.counts, findings, facts, ledger }
}
