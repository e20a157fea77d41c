import type { QueueAnswer, QueueItem, QueueView } from '../api/types'
import type { Tone } from './Notice'

/** Figures that no view of the service stands for. */
export type Only = 'danger' | 'late' | 'due' | 'unseen' | 'waiting'

/** Whether a figure counts this tip. */
export function isCounted(only: Only, item: QueueItem): boolean {
  switch (only) {
    case 'danger':
      return item.danger
    case 'late':
      return item.clocks.some((clock) => clock.late)
    case 'due':
      return item.due !== null && !item.clocks.some((clock) => clock.late)
    case 'unseen':
      return !item.looked
    case 'waiting':
      return item.pending !== null
  }
}

/** What there is to do today, as a sentence. */
export function todayWords({ late, dueToday, danger, unseen, waiting }: QueueAnswer['counts']): string {
  const due = [late > 0 ? `${late} 件已经逾期` : '', dueToday > 0 ? `${dueToday} 件今天到期` : ''].filter((one) => one !== '')
  const first = due.length > 0 ? due.join('，') : '没有逾期的，也没有今天到期的'
  const more = [
    danger > 0 ? `${danger} 件危及生命` : '',
    unseen > 0 ? `${unseen} 件还没有人看过` : '',
    waiting > 0 ? `${waiting} 件等第二个人确认` : '',
  ]
  return `${[first, ...more.filter((one) => one !== '')].join('；')}。`
}

interface CountsProps {
  counts: QueueAnswer['counts']
  only: Only | null
  view: QueueView
  onChoose: (next: { view: QueueView; only: Only | null }) => void
}

interface Figure {
  label: string
  value: number
  tone: Tone
  view: QueueView
  only: Only | null
}

/** What is due today, as figures that lead to their lists. */
export function QueueCounts({ counts, only, view, onChoose }: CountsProps) {
  const figures: Figure[] = [
    { label: '危及生命', value: counts.danger, tone: 'stop', view: 'open', only: 'danger' },
    { label: '逾期', value: counts.late, tone: 'stop', view: 'today', only: 'late' },
    { label: '今天到期', value: counts.dueToday, tone: 'warn', view: 'today', only: 'due' },
    { label: '没看过', value: counts.unseen, tone: 'warn', view: 'open', only: 'unseen' },
    { label: '等确认', value: counts.waiting, tone: 'warn', view: 'open', only: 'waiting' },
    { label: '办理中', value: counts.open, tone: 'plain', view: 'open', only: null },
  ]
  return (
    <div className="counts" role="group" aria-label="今天的数字">
      {figures.map((figure) => (
        <button
          key={figure.label}
          type="button"
          className={`count count--${figure.value === 0 ? 'none' : figure.tone}`}
          aria-pressed={figure.view === view && figure.only === only}
          onClick={() => onChoose({ view: figure.view, only: figure.only })}
        >
          <span className="count__value">{figure.value}</span>
          <span>{figure.label}</span>
        </button>
      ))}
    </div>
  )
}
