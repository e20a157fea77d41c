import { startEmbedded } from '../../../server/embedded/index'
import mongoose from 'mongoose'

/** Writes batches as fast as it can and says which were acknowledged, until it is killed. */
async function main() {
  const [dir = '', round = '0'] = process.argv.slice(2)
  const embedded = await startEmbedded({ dir })
  const connection = await mongoose.createConnection(embedded.uri).asPromise()
  const collection = connection.collection<{ _id: string; batch: string; n: number; moved: number }>('writes')
  await collection.createIndex({ batch: 1, n: 1 }, { unique: true })
  await collection.createIndex({ moved: 1 })
  const writer = async (name: string) => {
    for (let i = 0; ; i++) {
      const batch = `${round}-${name}-${i}`
      await collection.insertMany(Array.from({ length: 20 }, (_, n) => ({ _id: `${batch}/${n}`, batch, n, moved: 0 })))
      process.stdout.write(`inserted ${batch}\n`)
      await collection.updateMany({ batch }, { $set: { moved: 1 } })
      process.stdout.write(`moved ${batch}\n`)
    }
  }
  await Promise.all(['a', 'b', 'c'].map(writer))
}

void main()
