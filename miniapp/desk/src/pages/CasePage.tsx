import { useState } from 'react'
import { shanghaiDay } from '@shared/codes/dates'
import { CLOCKS } from '@shared/tips/clocks'
import { moveOf, MOVES, type MoveName } from '@shared/tips/moves'
import { CHANNELS, DESKS, TIP_KINDS, TIP_STATES } from '@shared/tips/words'
import type { CaseAnswer } from '../api/types'
import { Badge } from '../components/Badge'
import { Button } from '../components/Button'
import { Card, Facts } from '../components/Card'
import { dueTone } from '../components/dueTone'
import { LoadedView } from '../components/LoadedView'
import { Notice } from '../components/Notice'
import { PrintMark } from '../components/PrintMark'
import { useKeys } from '../components/useKeys'
import { useDesk } from '../state/desk'
import { moveGroups } from '../tips/moveGroups'
import { daysWords, hourWords, shortId } from '../tips/words'
import { Answers } from './case/Answers'
import { Matter } from './case/Matter'
import { Messages } from './case/Messages'
import { MoveForm } from './case/MoveForm'
import { PendingCard } from './case/PendingCard'
import { Timeline } from './case/Timeline'
import { useCase } from './case/useCase'

export function CasePage({ id }: { id: string }) {
  const { go, say } = useDesk()
  const { state, again, put, opening } = useCase(id)
  const [move, setMove] = useState<MoveName | null>(null)
  useKeys({ Escape: () => (move === null ? go({ at: 'queue' }) : setMove(null)) })
  const opened = opening.is === 'open' ? opening.opened : null
  const done = (answer: CaseAnswer, words: string) => {
    put(answer)
    setMove(null)
    say(words)
    window.scrollTo(0, 0)
  }
  return (
    <LoadedView state={state} onAgain={again}>
      {(answer) => (
        <div className="case">
          <PrintMark />
          <CaseHead answer={answer} />
          <div className="columns columns--case">
            <div>
              <Matter answer={answer} opening={opening} />
              <Messages answer={answer} />
              <Timeline answer={answer} contentKey={opened?.key ?? null} />
            </div>
            <aside className="aside">
              <PendingCard answer={answer} opened={opened} onDone={done} />
              {move === null ? (
                <Moves answer={answer} isOpen={opened !== null} onMove={setMove} />
              ) : (
                <MoveForm key={move} move={move} answer={answer} opened={opened} onDone={done} onCancel={() => setMove(null)} />
              )}
              <Answers answer={answer} contentKey={opened?.key ?? null} />
              <Cover answer={answer} />
            </aside>
          </div>
        </div>
      )}
    </LoadedView>
  )
}

function CaseHead({ answer }: { answer: CaseAnswer }) {
  const { go, now } = useDesk()
  const today = shanghaiDay(new Date(now()))
  return (
    <div className="page-head">
      <div>
        <Button look="link" onTap={() => go({ at: 'queue' })} shortcut="Esc">
          ‹ 队列
        </Button>
        <h1>
          {TIP_KINDS[answer.kind].label}　<span className="code">{shortId(answer.id)}</span>
        </h1>
        <p className="case__state">
          {answer.danger && <Badge tone="stop">危及生命</Badge>}
          <Badge>{TIP_STATES[answer.state]}</Badge>
          {answer.clocks.map(({ clock, due, late }) => (
            <Badge key={clock} tone={late ? 'stop' : dueTone(due, today)}>
              {CLOCKS[clock].label}：{daysWords(due, today)}（{due}）
            </Badge>
          ))}
        </p>
      </div>
      <div className="actions">
        <Button onTap={() => window.print()}>打印（不含身份）</Button>
      </div>
    </div>
  )
}

function Moves({ answer, isOpen, onMove }: { answer: CaseAnswer; isOpen: boolean; onMove: (move: MoveName) => void }) {
  const { onward, other } = moveGroups(answer.lawful)
  const sealed = (move: MoveName) => moveOf(move).needs.some((need) => ['note', 'answer', 'slip', 'noConflict'].includes(need))
  return (
    <Card title="下一步" screenOnly>
      {answer.lawful.length === 0 && <p className="hint">现在没有您能做的。</p>}
      {!isOpen && answer.lawful.some(sealed) && <Notice>要写记录或答复的，先拆开内容。</Notice>}
      <div className="moves">
        {[...onward, ...other].map((move) => (
          <Button key={move} look={onward.includes(move) ? 'main' : 'soft'} disabled={sealed(move) && !isOpen} onTap={() => onMove(move)}>
            {MOVES[move].label}
            {moveOf(move).fourEyes && <span className="moves__eyes">双人</span>}
          </Button>
        ))}
      </div>
    </Card>
  )
}

function Cover({ answer }: { answer: CaseAnswer }) {
  return (
    <Card title="封面">
      <Facts
        lines={[
          { label: '编号', text: <span className="code">{answer.id}</span> },
          { label: '受理台', text: DESKS[answer.desk] },
          { label: '渠道', text: CHANNELS[answer.channel] },
          { label: '收到', text: hourWords(answer.receivedAt) },
          { label: '区划', text: answer.division },
          { label: '经办人', text: answer.handler ?? '未分派' },
          ...(answer.joinedInto === null ? [] : [{ label: '并入', text: shortId(answer.joinedInto) }]),
        ]}
      />
      <p className="hint">身份另封，由发放奖励的人凭事由拆看；这一页、打印件和 Excel 里都没有。每次打开都记入审计。</p>
    </Card>
  )
}
