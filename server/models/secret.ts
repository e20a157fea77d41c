import { Schema, type Connection } from 'mongoose'

/** A secret of this installation. Nothing serves it; it goes with every back-up, for without it no id could be made again. */
export interface SecretDoc {
  _id: 'record-ids'
  value: string
}

const schema = new Schema<SecretDoc>({ _id: String, value: String }, { versionKey: false, collection: 'secrets' })

export const secretModel = (connection: Connection) => connection.model<SecretDoc>('Secret', schema)

/** The secret from which ids are made; `fresh` becomes it where there is none yet. Two processes that begin at once agree. */
export async function idSecret({ secrets }: { secrets: ReturnType<typeof secretModel> }, fresh: () => string): Promise<string> {
  const _id = 'record-ids'
  const found = await secrets.findOne({ _id }).lean<SecretDoc>()
  if (found) return found.value
  await secrets.updateOne({ _id }, { $setOnInsert: { value: fresh() } }, { upsert: true })
  return (await secrets.findOne({ _id }).lean<SecretDoc>())?.value ?? ''
}
