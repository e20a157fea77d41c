import { NIGHTLY, type Job } from '../clock/clock'
import { shanghaiDay } from '../../shared/codes/dates'
import type { Log } from '../log'
import type { ReplyDeps } from './deps'
import { leaveNewest } from './newest'
import { eraseOldReplies, lapseReplies } from './retention'

/** What is done about replies by the clock: where two of a firm stand beside a record the newer stays, what nobody has proved ends, and what has been kept long enough is erased, unless no certificate confirms the time. */
export const replyJobs = (deps: ReplyDeps & { isTimeSure: () => Promise<boolean>; log: Log }): Job[] => [
  {
    name: 'replies.erase',
    rhythm: NIGHTLY,
    work: async () => {
      if (!(await deps.isTimeSure())) return deps.log.warn('nothing of replies is erased: no certificate confirms the clock')
      await leaveNewest(deps, {}, shanghaiDay(deps.now()))
      const lapsed = await lapseReplies(deps)
      deps.log.info({ lapsed, erased: await eraseOldReplies(deps) }, 'replies that were over were erased')
    },
  },
]
