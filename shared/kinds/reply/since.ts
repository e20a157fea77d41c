/** Whether what a reply answers still stands as its firm saw it. This file imports nothing. */

interface Answered {
  aboutRevision: number | null
  filedOn: string
}

/**
 * Whether a record has changed since a reply to it was written: by the count of its changes, else by their days. `changedOn`: the day of its newest change,
 * in Shanghai.
 */
export const hasChangedSince = (
  { aboutRevision, filedOn }: Answered,
  { revision, changedOn }: { revision: number; changedOn: string },
): boolean => (aboutRevision === null ? changedOn > filedOn : revision > aboutRevision)
