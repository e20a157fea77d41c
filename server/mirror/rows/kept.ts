import type { Finding } from './ledger'

/** Most findings that are kept of one run: beyond them a file is at fault, not its rows, and a disk would fill with what nobody reads. */
export const FINDINGS_MAX = 10_000
/** Most warnings among them: rows that were read leave room for those that were not. */
export const WARNINGS_MAX = 5_000

/** Chooses which findings of one run are kept, in their order, and counts the rest. */
export class KeptFindings {
  #kept = 0
  #warnings = 0
  /** findings that were counted and not kept */
  leftOut = 0

  /** Those of the next findings that are kept. */
  take(findings: readonly Finding[]): Finding[] {
    return findings.filter(({ severity }) => {
      const isWarning = severity === 'warning'
      if (this.#kept >= FINDINGS_MAX || (isWarning && this.#warnings >= WARNINGS_MAX)) {
        this.leftOut++
        return false
      }
      this.#kept++
      if (isWarning) this.#warnings++
      return true
    })
  }

  /** How many are not kept, for the report of the run; null where all are. */
  inWords(): string | null {
    return this.leftOut === 0 ? null : leftOutInWords(this.leftOut)
  }
}

/** That so many findings of a run are only counted. */
export const leftOutInWords = (count: number): string => `退回和提醒太多，另有 ${count} 条只计了数，没有逐条留下`
