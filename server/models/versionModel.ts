import { Schema, type Connection } from 'mongoose'
import { codesOf } from '../../shared/vocabulary'
import type { VersionDoc } from './version'
import { VERSION_FIELDS } from './versionFields'

const types = Object.fromEntries(codesOf(VERSION_FIELDS).map((name) => [name, VERSION_FIELDS[name].type]))
const schema = new Schema<VersionDoc>(types, { id: false, versionKey: false, minimize: false, collection: 'versions' })

// Every version that is made pays for each of these: no more than what is asked needs (a test holds both ways).
// Two versions of one record cannot end in the same edition, so at most one has an open end; that two do not begin in one, the `_id` says.
schema.index({ kind: 1, id: 1, to: 1 }, { unique: true })
// What the diff of a source reads, and who looks for sources that left the list.
schema.index({ source: 1, to: 1, kind: 1 })
// The read model, and pages of older editions. It never holds `to` before the order: a range there would spoil it.
schema.index({ live: 1, kind: 1, 'facets.order': 1, id: 1 })
schema.index({ live: 1, kind: 1, 'facets.uscc': 1 })
// What the public changes read, the newest first.
schema.index({ kind: 1, from: 1, id: 1 })
schema.index({ operation: 1, kind: 1, from: 1, id: 1 })
// What the calendar and the tidying read.
schema.index({ live: 1, to: 1, publicUntil: 1 })

export const versionModel = (connection: Connection) => connection.model<VersionDoc>('Version', schema)
