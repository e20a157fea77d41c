import type { Kind } from '@shared/kinds/index'
import { statisticsUrl } from './addresses'

/** Kinds whose records name firms or officials, who may object to what they say. The service finds out whether one does. */
export const OBJECTABLE: ReadonlySet<Kind> = new Set<Kind>([
  'enterprise',
  'accident',
  'notice',
  'penalty',
  'hazard',
  'site',
  'inspection',
  'zone',
])

/** Of these the kinds whose records name firms by credit code, which may answer them. The service finds out whether one does. */
export const REPLIABLE: ReadonlySet<Kind> = new Set<Kind>(['enterprise', 'accident', 'notice', 'penalty', 'hazard', 'site', 'inspection'])

/** The kinds whose records have a place of their own on the page of the one that they are about, and are in no card beside it. */
export const TOLD_APART: ReadonlySet<Kind> = new Set<Kind>(['objection', 'reply'])

/** The page on which somebody objects to a record. */
export const objectUrl = (kind: Kind, id: string): string => `/tip/objection/index?kind=${kind}&id=${encodeURIComponent(id)}`

/** The page on which a firm answers a record. */
export const replyUrl = (kind: Kind, id: string): string => `/tip/firmReply/index?kind=${kind}&id=${encodeURIComponent(id)}`

/** How the units that decide on objections keep their days. */
export const OBJECTION_FIGURES = statisticsUrl('objection')

/** What the units that read replies published, hid and refused. */
export const REPLY_FIGURES = statisticsUrl('reply')
