import { Schema } from 'mongoose'
import type { Author } from '../../shared/objections/independence'

/** What collections of filings about a record hold alike. */

/** How who wrote about a record is reached, as it was sealed on the phone. */
export interface ContactDoc {
  keyId: string
  wrap: Buffer
  sealed: Buffer
}

/** Whom the source of a record names as having decided it, or an officer states so. */
export interface AuthorDoc extends Author {
  stated: boolean
}

/** One thing that was done about it. */
export interface FilingLineDoc<Move extends string> {
  at: Date
  officer: string
  move: Move
  detail: string | null
}

const NO_ID = { _id: false } as const
const orNull = { type: String, default: null }

/** The contact is null once its retention is over. */
export const filingFields = {
  contact: { type: new Schema({ keyId: String, wrap: Buffer, sealed: Buffer }, NO_ID), default: null },
  authors: [new Schema({ unit: String, officer: orNull, stated: Boolean }, NO_ID)],
  lines: [new Schema({ at: Date, officer: String, move: String, detail: orNull }, NO_ID)],
}
