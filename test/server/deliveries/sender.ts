import { deliverOnce } from '../../../server/deliveries/jobs'
import { openDb } from '../../../server/models/index'
import { world } from './world'

/** Tells owners until nothing waits, and dies without warning at the step that it is told: a process of its own for the test of kills. */
async function main() {
  const [uri = '', host = '', from = '0', killAt = '0'] = process.argv.slice(2)
  const db = await openDb(uri)
  let steps = 0
  const { deps, view, at } = world(db, [host], {
    onStep: () => {
      if (++steps === Number(killAt)) process.kill(process.pid, 'SIGKILL')
    },
  })
  await view.refresh()
  for (let now = Number(from); ; now += 60_000) {
    at(new Date(now))
    await deliverOnce(deps)
    if ((await db.deliveries.countDocuments({ state: 'waiting' })) === 0) break
  }
  await db.connection.close()
}

void main()
