import { Schema } from 'mongoose'

/** How who wrote about a record is reached, as it was sealed on the phone. */
export interface ContactDoc {
  keyId: string
  wrap: Buffer
  sealed: Buffer
}

/** The field of a collection that holds it; null once its retention is over. */
export const contactField = { type: new Schema({ keyId: String, wrap: Buffer, sealed: Buffer }, { _id: false }), default: null }
