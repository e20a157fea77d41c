import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { HOLIDAYS } from '../../law/workdays'
import { openDb } from '../../models/index'
import { Interrupted } from '../run/deps'
import { roomIn } from '../../room'
import { workHere, type MirrorWork } from '../run/work'
import { standBack } from '../../standBack'
import { faultOf, type Answered, type Asked, type Outcome, type Settings, type Work } from './messages'

/**
 * Entry of the thread of the mirror: one work after the other, by its own connection to the store, until it is told to end. A store that it cannot reach ends
 * it, as any failure that is not of a work.
 */
const port = parentPort
if (!port) throw new Error('mirrorWorker.ts runs as a worker thread only')

standBack()

const { uri, spool, holdRules, disk, holidays } = workerData as Settings
Object.assign(HOLIDAYS, holidays)
const opened = openDb(uri)
const room = disk ? { room: roomIn(disk.folder, disk.keptMib) } : {}
const ending = new AbortController()

async function answerTo({ work, aheadMs }: Extract<Asked, { work: unknown }>): Promise<Answered> {
  const now = () => new Date(Date.now() + aheadMs)
  const here = workHere({ db: await opened, now, newId: randomUUID, spool, holdRules, signal: ending.signal, ...room })
  return done(work, here).then(
    (outcome) => ({ outcome }),
    (error: unknown) => ({ fault: faultOf(error) }),
  )
}

function done(work: Work, here: MirrorWork): Promise<Outcome> {
  switch (work.name) {
    case 'run':
      return here.run(work.source)
    case 'holds':
      return here.holds(work.source)
    case 'calendar':
      return here.calendar()
    case 'retain':
      return here.retain(work.retention)
  }
}

let last: Promise<unknown> = opened
port.on('message', (asked: Asked) => {
  if ('end' in asked) ending.abort(new Interrupted(asked.end))
  last = last.then(async () => {
    if ('work' in asked) return port.postMessage(await answerTo(asked))
    await (await opened).connection.close()
    port.close()
  })
})
