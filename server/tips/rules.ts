/** Figures of the door for reporters. None of them is law: they are promises and judgements of ours, changed here and nowhere else. */

/** Parts that nobody filed are deleted after so many hours. */
export const PART_KEPT_HOURS = 48
/** A part can be filed so long, and some hours less than it is kept, so that none goes while its filing is being written. */
export const PART_GOOD_HOURS = 46
/** Identity of an ended tip and its wraps are erased so many months after its end (judgement of ours, with the money kept apart). */
export const IDENTITY_KEPT_MONTHS = 12
/** Sealed words and photos of an ended tip are deleted with the wraps: nobody can read them any more. */
export const CONTENT_KEPT_MONTHS = 12

/** Most answers in one body: 4 MiB. */
export const BUCKET_MAX = 1_024

/** A normal day: text-only tips, tips with photos, photos of each, bytes of each. Room for one such day is always kept. */
export const NORMAL_DAY = { texts: 40, pictured: 20, photos: 6, photoBytes: 256 * 1024, textBytes: 16 * 1024 } as const
const MIB = 1024 * 1024
/**
 * Bytes that stay free on the disk whatever comes. The embedded store writes nothing new below 64 MiB: above that, parts end so much earlier than envelopes
 * that a tip whose parts were taken can be filed. 32 MiB are 2,000 envelopes.
 */
export const FLOOR = { part: 128 * MIB, filing: 96 * MIB } as const
/** Who has sent no more than this today may use the room that is kept for normal days, in bytes. */
export const MODEST_BYTES = 8 * 1024 * 1024

/** What one address may do, by kind of request: so many at once, and so many an hour coming back evenly. */
export const ADDRESS_LIMITS = {
  look: { atOnce: 300, anHour: 1_200 },
  part: { atOnce: 120, anHour: 600 },
  file: { atOnce: 20, anHour: 60 },
  /** objections, which few have: a firm sends one for a record. Some hundred a day of an address, and no bound over all of them: nobody fills it up for others. */
  objecting: { atOnce: 10, anHour: 4 },
  /** look-ups of objections, by number and receipt */
  objecting_look: { atOnce: 60, anHour: 240 },
  /** replies of firms, in the same way */
  replying: { atOnce: 10, anHour: 4 },
  /** their taking back */
  taking_back: { atOnce: 10, anHour: 20 },
  /** codes of letters: a person types a few */
  proving: { atOnce: 10, anHour: 20 },
  /** look-ups of replies, by number and receipt */
  replying_look: { atOnce: 60, anHour: 240 },
  /** sign-ins of officers, of whom a whole office comes from one address */
  sign_in: { atOnce: 40, anHour: 240 },
} as const
export type LimitedKind = keyof typeof ADDRESS_LIMITS
/** Parts that one address may have on their way at once: half of the places, so that no single sender of drops holds them all. */
export const ADDRESS_PARTS_AT_ONCE = 12
/** Bytes one address may send a day: some fifty tips with six photos, since many people share one address of a carrier. */
export const ADDRESS_BYTES_A_DAY = 160 * 1024 * 1024
/** Addresses that are remembered at once; the one that was silent longest is forgotten first. */
export const ADDRESSES_MAX = 50_000

/** A flood: more filings a minute than this. Each doubling asks for one bit more. */
export const FLOOD = { filingsAMinute: 60, bits: 12, bitsMax: 18 } as const
/** A challenge holds for so long and once as long after, in milliseconds. */
export const CHALLENGE_MS = 10 * 60_000

/** Requests of the door that run at once, and that wait; more are told to come again. */
export const DOOR = {
  look: { running: 32, waiting: 256 },
  part: { running: 24, waiting: 96 },
  file: { running: 32, waiting: 512 },
} as const
/** After so many seconds it is worth asking again. */
export const RETRY_S = 5

/** The canary flies so often, in milliseconds, and is late after so long without a good flight. */
export const CANARY_EVERY_MS = 3_600_000
export const CANARY_LATE_MS = 2.5 * 3_600_000

/** Figures are public in classes of at least so many. */
export const CLASS_MIN = 3
/** The number of answers is counted anew after so long, in milliseconds. */
export const COUNT_KEPT_MS = 10_000
