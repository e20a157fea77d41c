import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { HOLIDAYS } from '../../law/workdays'
import { openDb } from '../../models/index'
import { Interrupted } from '../run/deps'
import { roomIn } from '../../room'
import { runSource } from '../run/run'
import { standBack } from '../../standBack'
import { faultOf, type Answered, type Asked, type Settings } from './messages'

/**
 * Entry of the thread that reads sources: one run after the other, by its own connection to the store, until it is told to end. A store that it cannot
 * reach ends it, as any failure that is not of a run.
 */
const port = parentPort
if (!port) throw new Error('mirrorWorker.ts runs as a worker thread only')

standBack()

const { uri, spool, holdRules, disk, holidays } = workerData as Settings
Object.assign(HOLIDAYS, holidays)
const opened = openDb(uri)
const room = disk ? { room: roomIn(disk.folder, disk.keptMib) } : {}
const ending = new AbortController()

async function answerTo({ source, aheadMs }: Extract<Asked, { source: unknown }>): Promise<Answered> {
  const now = () => new Date(Date.now() + aheadMs)
  const deps = { db: await opened, now, newId: randomUUID, spool, holdRules, signal: ending.signal, ...room }
  return runSource(source, deps).then(
    (run) => ({ run }),
    (error: unknown) => ({ fault: faultOf(error) }),
  )
}

let last: Promise<unknown> = opened
port.on('message', (asked: Asked) => {
  if ('end' in asked) ending.abort(new Interrupted(asked.end))
  last = last.then(async () => {
    if ('source' in asked) return port.postMessage(await answerTo(asked))
    await (await opened).connection.close()
    port.close()
  })
})
