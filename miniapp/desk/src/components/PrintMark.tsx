import { minuteWords } from '../tips/words'
import { useDesk } from '../state/desk'

/** Who printed it and when, across every sheet: a copy that gets out says from whose hand. */
export function PrintMark() {
  const { session, now } = useDesk()
  const words = `${session.displayName}（${session.officer}） ${minuteWords(new Date(now()).toISOString())}`
  return (
    <div className="print-mark" aria-hidden="true">
      {Array.from({ length: 12 }, (_, at) => (
        <span key={at}>{words}</span>
      ))}
    </div>
  )
}
