import type { Cause, InspectionStatus } from '../../../shared/kinds/inspection/words'
import type { Sector } from '../../../shared/vocabulary'

/** What became of a finding of the sample city. */
export type Fate = 'kept' | 'late' | 'undated' | 'open' | 'submitted' | 'returned' | 'running' | 'untold' | 'without a day'

export interface Story {
  problem: string
  cause: Cause | null
  sector: Sector | null
}

/** Problems as a visit without notice finds them: nobody and no firm is called anything in them. */
export const STORIES: readonly Story[] = [
  { problem: '夜间值班室无人，可燃气体报警主机处于消音状态', cause: 'responsibility', sector: 'hazchem' },
  { problem: '动火作业没有办理作业票，现场没有监火人', cause: 'rule', sector: 'construction' },
  { problem: '安全出口上锁，疏散通道堆放货物', cause: 'responsibility', sector: 'fire' },
  { problem: '临边洞口没有防护，安全带没有系挂', cause: 'people', sector: 'construction' },
  { problem: '粉尘车间没有清扫记录，积尘明显', cause: 'rule', sector: null },
  { problem: '客车出站没有查验安全带，车载视频离线', cause: 'technique', sector: 'road_transport' },
  { problem: '有限空间作业没有检测，气体检测仪没有电', cause: 'technique', sector: null },
  { problem: '应急照明损坏多处，维修经费没有安排', cause: 'money', sector: 'fire' },
  { problem: '特种作业证过期仍在岗', cause: 'people', sector: 'construction' },
  { problem: '配电箱门缺失，线路私拉乱接', cause: null, sector: 'fire' },
  { problem: '危险路段护栏缺失，没有警示标志', cause: 'money', sector: 'road_transport' },
]

/** The fates of the findings of one list, in their order, by how many month-ends ago it was made. Those that were closed long ago are public no more. */
export function fatesOf(monthsAgo: number): readonly Fate[] {
  if (monthsAgo >= 12) return ['open', 'late', 'late', 'untold']
  if (monthsAgo >= 9) return ['late', 'late', 'kept', 'returned', 'undated']
  if (monthsAgo >= 4) return ['kept', 'kept', 'late', 'kept', 'open']
  if (monthsAgo >= 2) return ['kept', 'kept', 'submitted', 'returned', 'kept', 'without a day']
  return ['kept', 'running', 'submitted', 'running', 'open', 'untold']
}

export const STATUS_OF: Readonly<Record<Fate, InspectionStatus | null>> = {
  kept: 'closed',
  late: 'closed',
  undated: 'closed',
  open: 'open',
  submitted: 'submitted',
  returned: 'returned',
  running: 'open',
  untold: null,
  'without a day': 'open',
}
