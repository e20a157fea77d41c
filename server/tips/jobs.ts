import type { Job } from '../clock/clock'
import { flyCanary } from './canary'
import type { TipDoor } from './index'
import { CANARY_EVERY_MS } from './rules'
import { sweep } from './sweep'

const SWEEP_SECONDS = 3_600
/** So many seconds at most are waited before a canary, so that services of one machine do not all begin together. */
const JITTER_SECONDS = 60

/** What the door for reporters does by the clock. `base`: the service's own address on loopback, such as http://127.0.0.1:3000. */
export function tipJobs(door: TipDoor, base: () => string): Job[] {
  const { deps } = door
  return [
    {
      name: 'tips.sweep',
      rhythm: { everySeconds: SWEEP_SECONDS },
      work: async () => {
        deps.log.info({ ...(await sweep(deps)) }, 'tips were swept')
      },
    },
    {
      name: 'tips.canary',
      rhythm: { everySeconds: CANARY_EVERY_MS / 1_000 },
      jitterSeconds: JITTER_SECONDS,
      work: () => canaryOnce(door, base()),
    },
  ]
}

/** One flight of the canary; a flight that fails is told in the log, and the public page says how long ago the last good one was. */
export async function canaryOnce({ deps, canary, canaryIds }: TipDoor, base: string): Promise<void> {
  const flew = await flyCanary({ deps, base, ids: canaryIds, status: canary })
  if (!flew) deps.log.info('the canary is off: there are no keys for it')
}
