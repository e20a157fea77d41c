import type { QueueAnswer, QueueView } from '../api/types'
import type { Tone } from './Notice'

interface CountsProps {
  counts: QueueAnswer['counts']
  onView: (view: QueueView) => void
}

/** What is due today, as a sentence and as five figures that lead to their lists. */
export function QueueCounts({ counts, onView }: CountsProps) {
  const figures: { label: string; value: number; tone: Tone; view: QueueView }[] = [
    { label: '危及生命', value: counts.danger, tone: 'stop', view: 'open' },
    { label: '逾期', value: counts.late, tone: 'stop', view: 'today' },
    { label: '今天到期', value: counts.dueToday, tone: 'warn', view: 'today' },
    { label: '没看过', value: counts.unseen, tone: 'warn', view: 'open' },
    { label: '等我确认', value: counts.waiting, tone: 'warn', view: 'open' },
    { label: '办理中', value: counts.open, tone: 'plain', view: 'open' },
  ]
  return (
    <div className="counts">
      {figures.map(({ label, value, tone, view }) => (
        <button key={label} type="button" className={`count count--${value === 0 ? 'none' : tone}`} onClick={() => onView(view)}>
          <span className="count__value">{value}</span>
          <span>{label}</span>
        </button>
      ))}
    </div>
  )
}
