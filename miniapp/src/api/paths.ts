import { LIST_PATHS, type Kind } from '@shared/kinds/index'

/** Addresses of the public API, one place for all of them. */

export const listPath = (kind: Kind): string => LIST_PATHS[kind]
export const recordPath = (kind: Kind, id: string): string => `${LIST_PATHS[kind]}/${encodeURIComponent(id)}`
/** What other records tell of one, by quarters. */
export const quartersPath = (kind: Kind, id: string): string => `${recordPath(kind, id)}/quarters`
/** A grade recomputed from what is public. */
export const gradingPath = (kind: Kind, id: string): string => `${recordPath(kind, id)}/grading`
export const isQuartersPath = (path: string): boolean => path.endsWith('/quarters')
/** Marks of a list's records on the map. */
export const mapPath = (kind: Kind): string => `${LIST_PATHS[kind]}/map`
export const statisticsPath = (kind: Kind): string => `${LIST_PATHS[kind]}/statistics`
/** A list as a file. */
export const filePath = (kind: Kind, type: 'csv' | 'xlsx'): string => `${LIST_PATHS[kind]}.${type}`
export const historyPath = (kind: string, id: string): string => `/api/v1/records/${kind}/${encodeURIComponent(id)}/history`
export const isHistoryPath = (path: string): boolean => /^\/api\/v1\/records\/[^/]+\/[^/]+\/history$/.test(path)
export const SUMMARY = '/api/v1/summary'
export const INVENTORY_AGAINST_LIST = '/api/v1/inventories/against-list'
export const FINE_MONEY = '/api/v1/fine-accounts/by-agency'
/** What investigations of accidents asked for, all of it. */
export const RECOMMENDATIONS = '/api/v1/accidents/recommendations'
export const INSPECTION_MONTH_ENDS = '/api/v1/inspections/month-ends'
export const SOURCES = '/api/v1/sources'
export const RUNS = '/api/v1/runs'
export const runPath = (id: string): string => `${RUNS}/${encodeURIComponent(id)}`
export const findingsPath = (run: string): string => `${runPath(run)}/findings`
/** A picture, by its hash. */
export const evidencePath = (hash: string): string => `/api/v1/evidence/${hash}`
export const CHANGES = '/api/v1/changes'
/** How many changes there were in seven days. */
export const WEEK = `${CHANGES}/week`
/** Deadlines of records, for calendars. */
export const CALENDAR = '/api/v1/calendar.ics'
export const CHANGES_FEED = '/feeds/changes.atom'
export const ZONES_AT = '/api/v1/zones/at'

/** The door for reporters. An id in an address is derived from the receipt, never the receipt. */
const TIPS = '/api/v1/tips'
export const TIP_SERVICE = `${TIPS}/service`
/** What the desk has made public of a hazard. */
export const unrectifiedPath = (record: string): string => `/api/v1/unrectified/${encodeURIComponent(record)}`
export const OBJECTIONS = '/api/v1/objections'
export const OBJECTION_LOOK_UP = `${OBJECTIONS}/look-up`
export const REPLIES = '/api/v1/replies'
export const REPLY_LOOK_UP = `${REPLIES}/look-up`
export const REPLY_PROOFS = `${REPLIES}/proofs`
export const REPLY_WITHDRAWALS = `${REPLIES}/withdrawals`
/** How many owners were told of a record. */
export const toldPath = (kind: string, id: string): string => `/api/v1/told/${kind}/${encodeURIComponent(id)}`
export const TIP_ANSWERS = '/api/v1/answers'
export const tipPath = (tip: string): string => `${TIPS}/${tip}`
export const messagePath = (tip: string, message: number): string => `${TIPS}/${tip}/messages/${message}`
/** Which parts of a tip are held. */
export const heldPath = (tip: string): string => `${TIPS}/${tip}/parts`
/** A part of a tip or of a message, below its own address. */
export const partPath = (envelope: string, part: number): string => `${envelope}/parts/${part}`
