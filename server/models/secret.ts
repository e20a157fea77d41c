import { Schema, type Connection } from 'mongoose'
import { Mistake } from '../mistake'

/** A secret of this installation. Nothing serves it; it goes with every back-up, for without it no id could be made again. */
export interface SecretDoc {
  _id: 'record-ids'
  value: string
  /** how ids are made with it; absent: as before they were counted */
  scheme?: number
  /** records were read before keys had one form, and some may still have the id of their key as it was written */
  hasFormer?: boolean
}

/** With what the ids of this installation are made. */
export type IdSecret = Pick<SecretDoc, 'value'> & { hasFormer: boolean }

/** 2: every kind's id is keyed, and keys have one form. 3: lists ask by the ends of routes, and batches of rewards outlast what is erased. */
export const ID_SCHEME = 3

const schema = new Schema<SecretDoc>(
  { _id: String, value: String, scheme: Number, hasFormer: Boolean },
  { versionKey: false, collection: 'secrets' },
)

export const secretModel = (connection: Connection) => connection.model<SecretDoc>('Secret', schema)

type Secrets = { secrets: ReturnType<typeof secretModel> }

/** Ids of two kinds in one store would double its records. */
export class OlderIds extends Mistake {
  constructor() {
    super('这份数据的记录编号还是旧版程序的：请先停下旧版服务，用新版启动一次服务，编号就会换好')
  }
}

/**
 * The secret with which ids are made; `fresh` becomes it where there is none yet. Two processes that begin at once agree. Throws OlderIds where the
 * store was filled by an earlier version and has not been taken over.
 */
export async function idSecret({ secrets }: Secrets, fresh: () => string): Promise<IdSecret> {
  const found = (await secretOf({ secrets })) ?? (await begin({ secrets }, fresh))
  if (found?.scheme !== ID_SCHEME) throw new OlderIds()
  return { value: found.value, hasFormer: found.hasFormer === true }
}

/** The secret as it stands, or null before the first record. */
export const secretOf = ({ secrets }: Secrets): Promise<SecretDoc | null> => secrets.findOne({ _id: 'record-ids' }).lean<SecretDoc>()

async function begin({ secrets }: Secrets, fresh: () => string): Promise<SecretDoc | null> {
  const value = { value: fresh(), scheme: ID_SCHEME }
  await secrets.updateOne({ _id: 'record-ids' }, { $setOnInsert: value }, { upsert: true })
  return secretOf({ secrets })
}
