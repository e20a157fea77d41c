import type { Change } from '../../shared/api/changes'
import { KINDS, type Kind } from '../../shared/kinds/index'
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
  entries: readonly AtomEntry[]
}

/** One entry of a feed. */
export interface AtomEntry {
  /** what it is known by, the same wherever it stands */
  id: string
  title: string
  updated: string
  /** the office whose word it is */
  agency: string
  /** an address of its own within the service */
  path: string
  kind: Kind
  summary: string
}

/**
 * A document of an Atom feed (RFC 4287). An entry is the word of the office that published it, and has an address of its own, so that no reader takes two
 * for one. Older entries are in archive documents that do not
 * change (RFC 5005, 4); a reader that knows pages only (3) finds the same ones by `next`.
 */
export function presentAtom({ id, origin, self, current, older, title, updated, entries }: AtomFeed): string {
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
${[...head, ...entries.map((entry) => entryXml(entry, origin))].join('\n')}
</feed>
`
}

const entryXml = ({ id, title, updated, agency, path, kind, summary }: AtomEntry, origin: string): string => `  <entry>
    <id>${escape(id)}</id>
    <title>${escape(title)}</title>
    <updated>${updated}</updated>
    <author><name>${escape(agency)}</name></author>
    <link rel="alternate" type="text/html" href="${escape(origin + path)}"/>
    <category term="${kind}" label="${KINDS[kind]}"/>
    <summary>${escape(summary)}</summary>
  </entry>`

/** A change as an entry, known by the record's version. */
export const entryOf = (change: Change): AtomEntry => ({
  id: `urn:mingan:${change.kind}:${change.id}:${change.edition}`,
  title: `${KINDS[change.kind]}${OPERATIONS[change.operation]}${change.title ? `：${change.title}` : ''}`,
  updated: change.at,
  agency: change.agency,
  path: entryPath(change),
  kind: change.kind,
  summary: change.sentence,
})

/** The address of a change: its path tells it from every other, since readers drop what stands behind "#". */
export const entryPath = ({ kind, id, edition }: Pick<Change, 'kind' | 'id' | 'edition'>): string =>
  `/r/${kind}/${encodeURIComponent(id)}/${edition}`

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
