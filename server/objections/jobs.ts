import { NIGHTLY, type Job } from '../clock/clock'
import type { Log } from '../log'
import type { ObjectionDeps } from './deps'
import { eraseOldObjections } from './retention'

/** What is done about objections by the clock: what has been kept long enough is erased, unless no certificate confirms the time. */
export const objectionJobs = (deps: ObjectionDeps & { isTimeSure: () => Promise<boolean>; log: Log }): Job[] => [
  {
    name: 'objections.erase',
    rhythm: NIGHTLY,
    work: async () => {
      if (!(await deps.isTimeSure())) return deps.log.warn('nothing of objections is erased: no certificate confirms the clock')
      deps.log.info({ erased: await eraseOldObjections(deps) }, 'old objections were erased')
    },
  },
]
