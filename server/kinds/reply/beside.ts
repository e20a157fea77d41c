import type { RecordAnswer } from '../../../shared/api/records'
import { shanghaiDay } from '../../../shared/codes/dates'
import type { ReplyItem } from '../../../shared/kinds/reply/schema'
import { hasChangedSince } from '../../../shared/kinds/reply/since'
import { HIDDEN, OWN_WORDS, REPLY_GROUNDS } from '../../../shared/kinds/reply/words'
import type { Part, Section } from '../page'

/** What firms say of a record, as a section of its plain page: in their own words, which nobody has verified; none where nothing is said. */
export function repliesBeside({ record, related }: Pick<RecordAnswer, 'record' | 'related'>): Section[] {
  const items = (related?.reply ?? []).filter(({ stage }) => stage !== 'replaced')
  const changedOn = shanghaiDay(new Date(record.lastChangedAt))
  const parts = items.flatMap((item) => partsOf(item, hasChangedSince(item, { revision: record.revision, changedOn })))
  return parts.length === 0 ? [] : [{ title: OWN_WORDS, parts }]
}

function partsOf(item: ReplyItem, hasChanged: boolean): Part[] {
  const { enterprise, filedOn, stage, text, unit, decidedOn, endedOn, aboutEdition } = item
  const grounds = item.grounds.map((ground) => REPLY_GROUNDS[ground]).join('、')
  if (stage === 'refused') return [quiet(`${enterprise.name}的回应没有公布，因含${grounds}：${unit} ${decidedOn}`)]
  if (text === null) return [quiet(`${enterprise.name}的回应由企业 ${endedOn ?? ''} 撤回`)]
  const about = aboutEdition === null ? '' : `，写的是第 ${aboutEdition} 版公示里的记录`
  return [
    ...text.split('\n').map((words): Part => ({ as: 'words', words })),
    quiet(`${enterprise.name} ${filedOn} 写${about}`),
    ...(grounds === '' ? [] : [quiet(`${HIDDEN} 处含${grounds}，由${unit}遮盖，一个 ${HIDDEN} 遮一个字；别的一字未改`)]),
    ...(hasChanged ? [{ as: 'words', words: '写了以后，这条记录变更过', tone: 'warn' } as const] : []),
  ]
}

const quiet = (words: string): Part => ({ as: 'words', words, tone: 'quiet' })
