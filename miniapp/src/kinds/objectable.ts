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

/** The kind whose records stand over the one that they are about, and in no card beside it. */
export const TOLD_ABOVE: Kind = 'objection'

/** The page on which somebody objects to a record. */
export const objectUrl = (kind: Kind, id: string): string => `/tip/objection/index?kind=${kind}&id=${encodeURIComponent(id)}`

/** How the units that decide on objections keep their days. */
export const OBJECTION_FIGURES = statisticsUrl('objection')
