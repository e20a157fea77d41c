import { ruleOf } from '../kinds/index'
import type { VersionDoc } from '../models/version'

/** What the way from one version of a record to the next leaves unsaid, as its kind sees it; nothing where either has no content. */
export function stepRemarks(before: VersionDoc | null, { kind, body }: VersionDoc): string[] {
  if (!before?.body || !body) return []
  return ruleOf(kind).stepRemarks?.(before.body, body) ?? []
}
