import { WORDS, type Kind } from '@shared/kinds/index'
import { joinedTo, type Follow, type Said } from '@/text/following'

/**
 * What has changed of a record since it was last looked at, in short sentences; none: nothing. `now` is what the service answers of it. What it does not
 * tell of joined records (`related` null) has not changed.
 */
export function changesSince({ seen }: Follow, { record, related }: Said): string[] {
  const told: string[] = []
  if (record.body !== null && record.revision !== seen.revision) told.push('内容有变更')
  if (record.body === null && (record.revision !== seen.revision || record.state !== seen.state)) told.push('不再公示')
  if (related === null || record.body === null) return told
  const now = joinedTo(related)
  for (const kind of Object.keys(WORDS) as Kind[]) {
    const [before, were] = seen.joined[kind] ?? [0, 0]
    const [count, are] = now[kind] ?? [0, 0]
    const { name, unit } = WORDS[kind]
    if (count > before) told.push(`多了 ${count - before} ${unit}`)
    else if (count < before) told.push(`少了 ${before - count} ${unit}`)
    else if (are !== were) told.push(`有关的${name}有增有减`)
  }
  return told
}
