import { shanghaiDay } from '@shared/codes/dates'
import type { ReplyItem } from '@shared/kinds/reply/schema'
import { hasChangedSince } from '@shared/kinds/reply/since'
import { HIDDEN, REPLY_GROUNDS } from '@shared/kinds/reply/words'
import { wordOf } from '@/text/words'

type Told = Pick<
  ReplyItem,
  'stage' | 'grounds' | 'unit' | 'decidedOn' | 'endedOn' | 'filedOn' | 'aboutRevision' | 'aboutEdition' | 'enterprise'
>

const groundWords = ({ grounds }: Pick<Told, 'grounds'>): string => grounds.map((ground) => wordOf(REPLY_GROUNDS, ground)).join('、')

/** What became of a reply, in one sentence. */
export function standingWords(told: Told): string {
  const { stage, unit, decidedOn, endedOn } = told
  switch (stage) {
    case 'published':
      return `${decidedOn} 公布，${unit}阅读，只看侮辱和他人个人信息`
    case 'refused':
      return `没有公布，因含${groundWords(told)}：${unit} ${decidedOn}`
    case 'withdrawn':
      return `企业 ${endedOn ?? ''} 撤回`
    case 'replaced':
      return `企业另写了一份，${endedOn ?? ''} 起代替`
  }
}

/** What the marks in a reply stand for; null where nothing is hidden. */
export const hiddenWords = (told: Told): string | null =>
  told.stage === 'published' && told.grounds.length > 0
    ? `${HIDDEN} 处含${groundWords(told)}，由${told.unit}遮盖，一个 ${HIDDEN} 遮一个字；别的一字未改。`
    : null

/** Who wrote it, on which day, about which state of its record. */
export const aboutWords = ({ enterprise, filedOn, aboutEdition }: Told): string =>
  `${enterprise.name} ${filedOn} 写${aboutEdition === null ? '，写的是当时的记录' : `，写的是第 ${aboutEdition} 版公示里的记录`}。`

/** That the record has changed since it was written; null where it has not. */
export const sinceWords = (told: Told, record: { revision: number; lastChangedAt: string }): string | null =>
  hasChangedSince(told, { revision: record.revision, changedOn: shanghaiDay(new Date(record.lastChangedAt)) })
    ? '写了以后，这条记录变更过：企业说的可能是变更以前的内容。'
    : null
