import { useState } from 'react'
import { ACTORS } from '@shared/tips/words'
import { PATHS } from '../api/paths'
import type { AuditAnswer, AuditLine } from '../api/types'
import { Badge } from '../components/Badge'
import { Button } from '../components/Button'
import { TextField } from '../components/fields'
import { LoadedView } from '../components/LoadedView'
import { Notice } from '../components/Notice'
import { useDesk } from '../state/desk'
import { useLoaded } from '../state/useLoaded'
import { useWork } from '../state/useWork'
import { auditWords } from '../tips/auditWords'
import { minuteWords, shortId } from '../tips/words'

export function AuditPage({ tip: first }: { tip?: string }) {
  const { client } = useDesk()
  const [officer, setOfficer] = useState('')
  const [tip, setTip] = useState(first ?? '')
  const [asked, setAsked] = useState({ officer: '', tip: first ?? '' })
  const path = PATHS.audit(asked)
  const [state, again] = useLoaded(path, () => client.get<AuditAnswer>(path))
  const ask = (next: { officer: string; tip: string }) => {
    setOfficer(next.officer)
    setTip(next.tip)
    setAsked({ officer: next.officer.trim(), tip: next.tip.trim().toLowerCase() })
  }
  return (
    <>
      <h1>审计</h1>
      <p>每次登录、打开、拆看、办理都在这里，只能增加，不能改。没有举报的内容，也没有举报人。</p>
      <form
        className="filters"
        role="search"
        aria-label="筛选"
        onSubmit={(event) => {
          event.preventDefault()
          ask({ officer, tip })
        }}
      >
        <TextField label="人员（用户名）" value={officer} onChange={setOfficer} />
        <TextField label="举报编号（32 位）" value={tip} onChange={setTip} maxLength={32} />
        <Button submit>查</Button>
        {(asked.officer !== '' || asked.tip !== '') && (
          <Button look="link" onTap={() => ask({ officer: '', tip: '' })}>
            清除
          </Button>
        )}
      </form>
      <LoadedView state={state} onAgain={again}>
        {(answer) => <Lines key={path} first={answer} asked={asked} onAsk={ask} />}
      </LoadedView>
    </>
  )
}

interface LinesProps {
  first: AuditAnswer
  asked: { officer: string; tip: string }
  onAsk: (next: { officer: string; tip: string }) => void
}

/** Lines newest first, and more of them on demand. */
function Lines({ first, asked, onAsk }: LinesProps) {
  const { client } = useDesk()
  const [more, setMore] = useState<AuditAnswer | null>(null)
  const work = useWork()
  const items = [...first.items, ...(more?.items ?? [])]
  const next = more === null ? first.next : more.next
  const load = (cursor: string) =>
    work.run(async () => {
      const answer = await client.get<AuditAnswer>(PATHS.audit({ ...asked, cursor }))
      setMore({ items: [...(more?.items ?? []), ...answer.items], next: answer.next })
    })
  if (items.length === 0) return <p className="empty">没有符合的记录。</p>
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">人员</th>
            <th scope="col">做了什么</th>
            <th scope="col">举报</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {items.map((line, at) => (
            <Row key={`${line.at} ${at}`} line={line} onAsk={onAsk} />
          ))}
        </tbody>
      </table>
      {work.wrong !== null && <Notice tone="stop">{work.wrong}</Notice>}
      {next !== null && (
        <Button disabled={work.busy} onTap={() => load(next)}>
          更早的
        </Button>
      )}
    </>
  )
}

function Row({ line, onAsk }: { line: AuditLine; onAsk: LinesProps['onAsk'] }) {
  const role = (ACTORS as Readonly<Record<string, string>>)[line.role] ?? line.role
  const { tip } = line
  const { what, detail } = auditWords(line)
  return (
    <tr>
      <td className="when">{minuteWords(line.at)}</td>
      <td>
        <button type="button" className="line__open" onClick={() => onAsk({ officer: line.officer, tip: '' })}>
          {line.officer}
        </button>
        <div className="hint">{role}</div>
      </td>
      <td>{line.action === 'identity' ? <Badge tone="stop">{what}</Badge> : what}</td>
      <td>
        {tip !== null && (
          <button type="button" className="line__open code" onClick={() => onAsk({ officer: '', tip })}>
            {shortId(tip)}
          </button>
        )}
      </td>
      <td>{detail}</td>
    </tr>
  )
}
