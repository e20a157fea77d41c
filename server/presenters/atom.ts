import type { Change } from '../../shared/api/changes'
import { KINDS } from '../../shared/kinds/index'
import { OPERATIONS } from '../../shared/vocabulary'

export interface AtomFeed {
  /** name of the whole feed, the same in each of its documents and wherever it is asked for */
  id: string
  /** what every address begins with; empty: they are references within the host that was asked */
  origin: string
  /** address of this document, without the origin */
  self: string
  /** address of the document with the newest entries; null: this is it */
  current: string | null
  /** address of the document with the next older entries; null: there are none */
  older: string | null
  title: string
  updated: string
  changes: Change[]
}

/**
 * Public changes as a document of an Atom feed (RFC 4287). An entry is known by the record's version, is the word of the office that
 * published it, and has an address of its own, so that no reader takes two for one. Older entries are in archive documents that do not
 * change (RFC 5005, 4); a reader that knows pages only (3) finds the same ones by `next`.
 */
export function presentAtom({ id, origin, self, current, older, title, updated, changes }: AtomFeed): string {
  const link = (rel: string, path: string | null, type = 'application/atom+xml'): string[] =>
    path === null ? [] : [`  <link rel="${rel}" type="${type}" href="${escape(origin + path)}"/>`]
  const head = [
    ...link('self', self),
    ...link('alternate', '/', 'text/html'),
    ...(current === null ? [] : ['  <fh:archive/>', ...link('current', current)]),
    ...link('prev-archive', older),
    ...link('next', older),
  ]
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="zh-CN">
  <id>${escape(id)}</id>
  <title>${escape(title)}</title>
  <updated>${updated}</updated>
  <author><name>${escape(title)}</name></author>
${[...head, ...changes.map((change) => entryOf(change, origin))].join('\n')}
</feed>
`
}

const entryOf = (change: Change, origin: string): string => `  <entry>
    <id>urn:mingan:${escape(change.kind)}:${escape(change.id)}:${change.edition}</id>
    <title>${escape(`${KINDS[change.kind]}${OPERATIONS[change.operation]}${change.title ? `：${change.title}` : ''}`)}</title>
    <updated>${change.at}</updated>
    <author><name>${escape(change.agency)}</name></author>
    <link rel="alternate" type="text/html" href="${escape(origin + entryPath(change))}"/>
    <category term="${change.kind}" label="${KINDS[change.kind]}"/>
    <summary>${escape(change.sentence)}</summary>
  </entry>`

/** The address of a change: its path tells it from every other, since readers drop what stands behind "#". */
const entryPath = ({ kind, id, edition }: Change): string => `/r/${kind}/${encodeURIComponent(id)}/${edition}`

/** The page of a record within the web page, whose own addresses stand behind "#". */
export const pageOf = ({ kind, id }: Pick<Change, 'kind' | 'id'>): string =>
  `/#/record/detail/index?kind=${kind}&id=${encodeURIComponent(id)}`

/** Text for XML, without the control characters that XML 1.0 cannot hold. */
const escape = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
