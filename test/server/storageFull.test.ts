import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Koa from 'koa'
import { mongo } from 'mongoose'
import { ERROR_CODES } from '../../shared/api/errorCodes'
import { listen } from '../../server/embedded/server'
import { RESERVE_BYTES } from '../../server/embedded/space'
import { createLog } from '../../server/log'
import { errors } from '../../server/middleware/errors'
import { runSource } from '../../server/mirror/run/run'
import { openDb } from '../../server/models/index'
import { storageFullSentence } from '../../server/storageFull'
import { enterpriseSource } from '../support/sources'
import { temporaryFolder } from '../support/store'

const SENTENCE = '磁盘已满：只剩 1 MB'

describe('a failure that says that the disk is full', () => {
  it('is known by the code of MongoDB or of the system, and told in one sentence', () => {
    expect(storageFullSentence(new mongo.MongoServerError({ code: 14031, message: SENTENCE }))).toBe(SENTENCE)
    expect(storageFullSentence(new mongo.MongoServerError({ code: 14031, message: 'not enough disk space' }))).toBe(
      '磁盘已满：not enough disk space',
    )
    expect(storageFullSentence(Object.assign(new Error("ENOSPC: no space, open '/a/b'"), { code: 'ENOSPC' }))).toBe(
      '磁盘已满：系统没有空间写文件',
    )
  })

  it('is no other failure', () => {
    const others = [new mongo.MongoServerError({ code: 11000, message: SENTENCE }), new Error(SENTENCE), '14031', null, undefined]
    expect(others.map(storageFullSentence)).toEqual(others.map(() => null))
  })

  it('is answered as storage_full', async () => {
    const app = new Koa().use(errors(createLog({ LOG_LEVEL: 'silent' }))).use(() => {
      throw new mongo.MongoServerError({ code: 14031, message: SENTENCE })
    })
    const server = app.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    expect(answer.status).toBe(507)
    expect(await answer.json()).toEqual({ error: { code: 'storage_full', message: ERROR_CODES.storage_full.message } })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
})

it('stops a run whose report says the sentence; what is public stays, and the next run heals', async () => {
  const { dir, remove } = temporaryFolder()
  const disk = { free: 100 * RESERVE_BYTES }
  const embedded = await listen({ dir, durable: false, freeBytes: () => disk.free })
  const db = await openDb(embedded.uri)
  const path = join(dir, 'source.csv')
  const run = () => runSource(enterpriseSource({ path }), { db, now: () => new Date(), newId: randomUUID })
  const put = (...lines: string[]) => writeFileSync(path, ['名称,代码,成立日期,法定代表人', ...lines].join('\n') + '\n')
  put('甲,A1,,')
  expect(await run()).toMatchObject({ state: 'published', edition: 1 })
  put('甲,A1,,', '乙,A2,,')
  // The run begins; then the disk fills.
  const begun = db.runs.collection.insertOne.bind(db.runs.collection)
  db.runs.collection.insertOne = async (...given: Parameters<typeof begun>) => {
    const answer = await begun(...given)
    disk.free = RESERVE_BYTES
    return answer
  }
  const stopped = await run()
  expect(stopped).toMatchObject({ state: 'stopped', reason: expect.stringMatching(/^磁盘已满：存储所在的磁盘只剩 64\.0 MB/) })
  expect(await db.runs.findOne({ _id: stopped._id }).lean()).toMatchObject({ state: 'stopped', reason: stopped.reason })
  expect(await db.editions.countDocuments()).toBe(1)
  // A run that cannot even begin is a failure with the same sentence.
  await expect(run()).rejects.toMatchObject({ code: 14031, message: expect.stringMatching(/^磁盘已满：/) })
  disk.free = 100 * RESERVE_BYTES
  db.runs.collection.insertOne = begun
  expect(await run()).toMatchObject({ state: 'published', edition: 2 })
  await db.connection.close()
  await embedded.close()
  remove()
})
