import mongoose from 'mongoose'
import { COMPARED_IN_ENVELOPE, ENVELOPE_FIELDS, ERASED_ENVELOPE } from '../../../server/models/envelopeFields'
import type { Envelope } from '../../../server/models/tip'
import { tipModel } from '../../../server/models/tipModel'
import { isSameEnvelope } from '../../../server/tips/sameEnvelope'
import { codesOf } from '../../../shared/vocabulary'

const fields = codesOf(ENVELOPE_FIELDS)

it('has the model that the table describes, of a tip and of a letter', () => {
  const { schema } = tipModel(mongoose.createConnection())
  const own = fields.filter((field) => schema.path(field) !== undefined)
  const letters = schema.path('messages').options.type[0] as mongoose.Schema
  expect(own).toEqual(fields)
  expect(Object.keys(letters.paths).sort()).toEqual([...fields, 'message', 'opened'].sort())
})

it('erases every field but those that open nothing and lead to nobody', () => {
  // A new field is named here, or erased.
  expect(fields.filter((field) => !(field in ERASED_ENVELOPE))).toEqual(['header', 'parts', 'signature', 'receivedAt'])
})

it('compares every field but what the others vouch for', () => {
  expect(fields.filter((field) => !(field in COMPARED_IN_ENVELOPE))).toEqual(['part0', 'signature', 'receivedAt'])
})

const envelope: Envelope = {
  header: Buffer.from('header'),
  deskWrap: { keyId: 'a', bytes: Buffer.from('desk') },
  recoveryWrap: { keyId: 'b', bytes: Buffer.from('recovery') },
  identity: { keyId: 'c', wrap: Buffer.from('wrap'), sealed: Buffer.from('sealed') },
  parts: [{ part: 0, size: 1, sm3: '00' }],
  part0: null,
  signature: Buffer.from('signature'),
  receivedAt: new Date('2026-05-20T02:00:00.000Z'),
}
const OTHER: Pick<Envelope, keyof typeof COMPARED_IN_ENVELOPE> = {
  header: Buffer.from('another'),
  deskWrap: { keyId: 'a', bytes: Buffer.from('another') },
  recoveryWrap: { keyId: 'b', bytes: Buffer.from('another') },
  identity: { keyId: 'c', wrap: Buffer.from('wrap'), sealed: Buffer.from('another') },
  parts: [{ part: 0, size: 1, sm3: '01' }],
}

it.each(codesOf(COMPARED_IN_ENVELOPE))('tells an envelope from another by its %s', (field) => {
  expect(isSameEnvelope(envelope, envelope)).toBe(true)
  expect(isSameEnvelope(envelope, { ...envelope, [field]: OTHER[field] })).toBe(false)
})

it('holds nothing against an envelope that was wrapped anew or erased since', () => {
  expect(isSameEnvelope({ ...envelope, ...ERASED_ENVELOPE }, envelope)).toBe(true)
  expect(isSameEnvelope({ ...envelope, deskWrap: { keyId: 'new', bytes: Buffer.from('new') } }, envelope)).toBe(true)
})
