import type { Change } from '../../shared/api/changes'
import { KINDS, OPERATIONS } from '../../shared/vocabulary'

export interface AtomFeed {
  /** address of the feed itself */
  self: string
  /** address at which the pages are served */
  origin: string
  title: string
  updated: string
  changes: Change[]
}

/** Public changes as an Atom feed (RFC 4287). An entry's id is the record's version, so no reader shows one twice. */
export function presentAtom({ self, origin, title, updated, changes }: AtomFeed): string {
  const entries = changes.map(
    (change) => `  <entry>
    <id>urn:mingan:${escape(change.kind)}:${escape(change.id)}:${change.edition}</id>
    <title>${escape(`${KINDS[change.kind]}${OPERATIONS[change.operation]}${change.title ? `：${change.title}` : ''}`)}</title>
    <updated>${change.at}</updated>
    <link rel="alternate" href="${escape(pageOf(origin, change))}"/>
    <category term="${change.kind}" label="${KINDS[change.kind]}"/>
    <summary>${escape(change.sentence)}</summary>
  </entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <id>${escape(self)}</id>
  <title>${escape(title)}</title>
  <updated>${updated}</updated>
  <author><name>${escape(title)}</name></author>
  <link rel="self" href="${escape(self)}"/>
${entries.join('\n')}
</feed>
`
}

function pageOf(origin: string, { kind, id }: Change): string {
  const page =
    kind === 'enterprise'
      ? `enterprise/detail/index?id=${encodeURIComponent(id)}`
      : `record/detail/index?kind=${kind}&id=${encodeURIComponent(id)}`
  return `${origin}/#/${page}`
}

/** Text for XML, without the control characters that XML 1.0 cannot hold. */
const escape = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
