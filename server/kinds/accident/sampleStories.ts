import { addDays, type Day } from '../../../shared/codes/dates'
import { INVESTIGATION_STATES } from '../../../shared/kinds/accident/words'
import { ACTION_STATES } from '../../../shared/vocabulary'

/** How the investigation of a drawn accident goes on: six in every state that there is, all of them invented. */

/** A recommendation: to whom, due so many days after the reply, and what became of it; days are those since the reply. */
interface StoryRecommendation {
  text: string
  owner: string | null
  due: number | null
  state: 'open' | 'done' | 'overdue' | null
  doneOn?: number
}

interface Story {
  recommendations: StoryRecommendation[]
  lesson: { happened: string; checks: string[] }
  /** days since the reply */
  reviewedOn?: number
}

/** What stands in the columns of one accident; the columns that a story overrides, and those that only stories fill. */
export interface ToldStory {
  state?: string
  reportedOn?: Day
  repliedOn?: Day | ''
  cells: string[]
}

/** Recommendations that a row has room for. */
const SLOTS = 3
const slot = (at: number): string[] => ['建议', '建议责任单位', '建议时限', '建议落实情况', '建议落实日期'].map((name) => `${name}${at}`)
export const RECOMMENDATION_SLOTS: readonly string[][] = Array.from({ length: SLOTS }, (_, i) => slot(i + 1))

export const STORY_HEADER = ['批准延长至', '整改评估日期', ...RECOMMENDATION_SLOTS.flat(), '事故教训', '今天查什么'] as const

/** Of investigations that are replied to, by the place of the accident in the table. */
const REPLIED: Readonly<Record<number, Story>> = {
  0: {
    recommendations: [
      { text: '更换全部起重机械的限位装置，换完以前不作业', owner: '云帆市住房和城乡建设局', due: 60, state: 'open' },
      { text: '吊装作业由专人指挥，指挥人员持证上岗', owner: '各施工单位', due: 5, state: 'done', doneOn: 4 },
      { text: '公布全市起重机械检验到期清单', owner: '云帆市市场监督管理局', due: null, state: null },
    ],
    lesson: {
      happened: '吊钩限位失灵，吊物下面站着人。限位坏了三天，没有人停机。',
      checks: ['限位、力矩限制器试一遍，失灵的停机', '吊物下面画线、有人看，不许站人', '指挥信号工是不是本人、有没有证'],
    },
  },
  6: {
    recommendations: [
      { text: '同类压力容器逐台检验，超期的停用', owner: '云帆市市场监督管理局', due: 90, state: 'open' },
      { text: '危险化学品企业补做变更管理档案', owner: '云帆市应急管理局', due: 100, state: 'done', doneOn: 92 },
      { text: '安全阀校验结果逐家公布', owner: '西屿区应急管理局', due: 60, state: 'done', doneOn: 75 },
    ],
    lesson: {
      happened: '压力表早已失灵，安全阀锈死，超压以后没有任何东西动作。',
      checks: ['压力表指针能不能回零，有没有检定标签', '安全阀手动排放一次，动不了的停用', '超压报警响了谁去看，问一遍值班的人'],
    },
  },
  7: {
    recommendations: [
      { text: '深基坑支护方案重新论证', owner: '云帆市住房和城乡建设局', due: 60, state: 'done', doneOn: 50 },
      { text: '基坑监测数据每天报监督站', owner: '云帆市建设工程安全监督站', due: 30, state: 'done', doneOn: 45 },
      { text: '施工单位项目负责人全部重新培训', owner: '各施工单位', due: 120, state: null },
    ],
    lesson: {
      happened: '连下三天雨，坑边堆着土，监测报警以后还在挖。',
      checks: ['坑边堆土清走，两米以内不堆', '看一眼监测记录：今天有没有、报警没有', '下雨停挖，谁下的令记下来'],
    },
  },
  27: {
    recommendations: [
      { text: '水上项目配齐救生员，名单公示', owner: '云帆市文化和旅游局', due: 60, state: 'done', doneOn: 55 },
      { text: '水深、暗流处设警示和围栏', owner: '各旅游景区', due: 90, state: 'done', doneOn: 88 },
    ],
    lesson: {
      happened: '救生员去吃饭，水里还有游客。',
      checks: ['开放的时候每个点都有人，换班当面交接', '救生圈扔得到、绳子够长'],
    },
    reviewedOn: 290,
  },
}

/**
 * The story of one accident on the first day of the sample city; null: it has none. `pending`: how many accidents before it are still looked into, null
 * where it is not itself. `replied`: the day of the reply, where there is one.
 */
export function storyOf(
  place: number,
  today: Day,
  { pending, replied }: { pending: number | null; replied: Day | null },
): ToldStory | null {
  // Of the accidents that are still looked into one has a report that waits for its reply, and one more time.
  if (pending === 2) return { state: INVESTIGATION_STATES.reported, reportedOn: addDays(today, -6), repliedOn: '', cells: EMPTY }
  if (pending === 3) return { cells: [addDays(today, 40), ...EMPTY.slice(1)] }
  const story = REPLIED[place]
  if (story === undefined || replied === null) return null
  const dayAt = (days: number | null | undefined): Day | '' => (days === null || days === undefined ? '' : addDays(replied, days))
  const { recommendations, lesson } = story
  // What lies ahead of the first day has not happened.
  const reviewedOn = dayAt(story.reviewedOn)
  const isReviewed = reviewedOn !== '' && reviewedOn <= today
  return {
    ...(isReviewed ? { state: INVESTIGATION_STATES.reviewed } : {}),
    cells: [
      '',
      isReviewed ? reviewedOn : '',
      ...RECOMMENDATION_SLOTS.flatMap((_, i) => cellsOf(recommendations[i], dayAt)),
      lesson.happened,
      lesson.checks.join('；'),
    ],
  }
}

export const EMPTY: string[] = STORY_HEADER.map(() => '')

function cellsOf(one: StoryRecommendation | undefined, dayAt: (days: number | null | undefined) => Day | ''): string[] {
  if (one === undefined) return ['', '', '', '', '']
  const { text, owner, due, state, doneOn } = one
  return [text, owner ?? '', dayAt(due), state === null ? '' : ACTION_STATES[state], dayAt(doneOn)]
}

/** How the list of sources tells of these columns. */
export const STORY_COLUMNS: Readonly<Record<string, string | object>> = {
  'investigation.extendedTo': '批准延长至',
  'investigation.reviewedOn': '整改评估日期',
  ...Object.assign(
    {},
    ...RECOMMENDATION_SLOTS.map(([text, owner, due, state, doneOn], i) => {
      const at = `investigation.recommendations.${i}`
      return { [`${at}.text`]: text, [`${at}.owner`]: owner, [`${at}.due`]: due, [`${at}.state`]: state, [`${at}.doneOn`]: doneOn }
    }),
  ),
  'lesson.happened': '事故教训',
  'lesson.checks': '今天查什么',
}
