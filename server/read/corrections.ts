import { canonicalJson } from '../editions/canonical'
import type { VersionDoc } from '../models/version'

const ENVELOPE = ['agency', 'documentNo', 'sourceUrl', 'publishedAt', 'publicUntil', 'basis'] as const

/** What a version says, by field; null where its content is gone. */
function contentOf(version: VersionDoc): Map<string, string> | null {
  if (version.body === null) return null
  const fields = [...ENVELOPE.map((field) => [field, version[field]] as const), ...Object.entries(version.body)]
  return new Map(fields.map(([field, value]) => [field, canonicalJson(value ?? null)]))
}

/**
 * Since when what a correction mended had been wrong in public: the first version, in one row with the one before it, in which the mended
 * fields already said what was wrong. `earlier`: the versions before it, the newest first. Null where none has its content.
 */
export function wrongSince(correction: VersionDoc, earlier: VersionDoc[]): Date | null {
  const right = contentOf(correction)
  const wrong = earlier[0] ? contentOf(earlier[0]) : null
  if (!right || !wrong) return null
  const mended = [...wrong].filter(([field, value]) => right.get(field) !== value)
  // A reason without a change mended nothing in public.
  if (mended.length === 0) return null
  let since: Date | null = null
  for (const version of earlier) {
    const content = contentOf(version)
    if (!content || mended.some(([field, value]) => content.get(field) !== value)) break
    since = version.changedAt
  }
  return since
}
