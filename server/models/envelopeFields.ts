import { Schema, type SchemaDefinitionProperty } from 'mongoose'
import type { Envelope } from './tip'

/**
 * Every field of a sealed envelope, once: of a tip and of each letter. From this table come the model, the erasure, and what tells one envelope from
 * another: a field that one of these forgot would outlive its retention, or let two envelopes pass for one.
 */
export interface EnvelopeField {
  /** as the store keeps it */
  type: unknown
  /** null once the retention of the tip is over: it can be opened, or leads to who wrote it */
  erased?: null
  /** it tells the envelope from another one of the same tip */
  isCompared?: true
}

export const WRAP = { type: new Schema({ keyId: String, bytes: Buffer }, { _id: false }), default: null }
const IDENTITY = { type: new Schema({ keyId: String, wrap: Buffer, sealed: Buffer }, { _id: false }), default: null }

export const ENVELOPE_FIELDS = {
  header: { type: Buffer, isCompared: true },
  deskWrap: { type: WRAP, erased: null, isCompared: true },
  recoveryWrap: { type: WRAP, erased: null, isCompared: true },
  identity: { type: IDENTITY, erased: null, isCompared: true },
  parts: { type: [new Schema({ part: Number, size: Number, sm3: String }, { _id: false })], isCompared: true },
  // Its digest stands in `parts`.
  part0: { type: { type: Buffer, default: null }, erased: null },
  // Over what the other fields hold; another signature of the same is the same envelope.
  signature: { type: Buffer },
  receivedAt: { type: Date },
} as const satisfies { [F in keyof Envelope]: EnvelopeField }

type FieldsThat<Is extends keyof EnvelopeField> = {
  [F in keyof Envelope]: (typeof ENVELOPE_FIELDS)[F] extends Record<Is, unknown> ? F : never
}[keyof Envelope]
export type ComparedField = FieldsThat<'isCompared'>

const fieldsOf = <T, F extends keyof Envelope = keyof Envelope>(is: keyof EnvelopeField, value: (field: EnvelopeField) => T) =>
  Object.fromEntries(
    Object.entries<EnvelopeField>(ENVELOPE_FIELDS).flatMap(([name, field]) => (is in field ? [[name, value(field)]] : [])),
  ) as Record<F, T>

/** How the store keeps an envelope. */
export const ENVELOPE_TYPES = fieldsOf('type', ({ type }) => type) as { [F in keyof Envelope]: SchemaDefinitionProperty<Envelope[F]> }

/** What is left of an envelope whose retention is over: an update of each field that holds something. */
export const ERASED_ENVELOPE = fieldsOf<null, FieldsThat<'erased'>>('erased', () => null)

/** The fields that tell one envelope from another, as the store is asked for them. */
export const COMPARED_IN_ENVELOPE = fieldsOf<1, ComparedField>('isCompared', () => 1)
