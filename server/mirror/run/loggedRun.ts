import type { RunDoc } from '../../models/run'
import { publicText } from '../../privacy/texts'

/** Of a run what may stand in a log, where the API would say as much: persons in its reason are masked, and of hidden lines nothing is counted or told. */
export function loggedRun({ _id, source, state, counts, edition, reason, stoppedBy, hidesRows }: RunDoc) {
  const common = { run: _id, source, state, edition }
  return hidesRows ? common : { ...common, counts, reason: reason && publicText(reason), stoppedBy }
}

/** The same in words, for whoever started the service: a terminal is a log as often as not. */
export function runInWords({ state, reason, counts, hidesRows }: RunDoc): string {
  if (hidesRows) return state === 'stopped' ? '已停止（原因见 npm run mirror）' : '采集完成'
  return state === 'stopped' ? `已停止（${reason && publicText(reason)}）` : `采用 ${counts.accepted} 行，退回 ${counts.refused} 行`
}
