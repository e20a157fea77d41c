import { useState } from 'react'
import { KINDS } from '@shared/kinds/index'
import { openReplyContact } from '@shared/replies/contact'
import { REPLY_MOVES, replyMove, type ReplyMoveName } from '@shared/replies/moves'
import { PATHS } from '../../api/paths'
import type { ReplyCase, ReplyMoved } from '../../api/types'
import { Button } from '../../components/Button'
import { Card, Facts } from '../../components/Card'
import { ContactCard } from '../../components/ContactCard'
import { LoadedView } from '../../components/LoadedView'
import { Notice } from '../../components/Notice'
import { PublicRecord } from '../../components/PublicRecord'
import { useDesk } from '../../state/desk'
import { useLoaded } from '../../state/useLoaded'
import { DoneCard, MovesCard } from '../filings/cards'
import { LetterCard } from './LetterCard'
import { ReplyMoveForm } from './ReplyMoveForm'
import { ReplyStanding } from './ReplyStanding'

/** One reply: the record that it answers, what the firm says, how it is known to be the firm, and what can be done. */
export function ReplyPage({ number }: { number: string }) {
  const { client, go, say } = useDesk()
  const path = PATHS.replyCase(number)
  const [state, again, put] = useLoaded(path, () => client.get<ReplyCase>(path))
  const [move, setMove] = useState<ReplyMoveName | null>(null)
  const [code, setCode] = useState<string | null>(null)
  const done = (moved: ReplyMoved) => {
    say(`已办：${move === null ? '' : REPLY_MOVES[move].label}。`)
    setMove(null)
    setCode(moved.code)
    put(moved.case)
  }
  return (
    <>
      <Button look="link" onTap={() => go({ at: 'replies' })}>
        ‹ 企业回应
      </Button>
      <h1 className={code === null ? undefined : 'no-print'}>企业回应 {number}</h1>
      <LoadedView state={state} onAgain={again}>
        {(one) =>
          code !== null ? (
            <LetterCard one={one} code={code} onDone={() => setCode(null)} />
          ) : (
            <div className="columns">
              <div>
                <Matter one={one} />
                {move === null ? (
                  <MovesCard lawful={one.lawful} barred={one.barred} move={replyMove} onMove={setMove} />
                ) : (
                  <ReplyMoveForm key={move} move={move} one={one} onDone={done} onCancel={() => setMove(null)} />
                )}
              </div>
              <div>
                <ReplyStanding one={one} />
                {one.hasContact && <ContactCard path={PATHS.replyContact(number)} unseal={openReplyContact} />}
                <DoneCard lines={one.lines} labelOf={(name) => REPLY_MOVES[name].label} />
              </div>
            </div>
          )
        }
      </LoadedView>
    </>
  )
}

function Matter({ one: { kind, record, title, isPublic, hasChanged, firm, uscc, aboutEdition, text, told } }: { one: ReplyCase }) {
  return (
    <Card title={`对${KINDS[kind]}的回应`}>
      <PublicRecord kind={kind} id={record} title={title} />
      {!isPublic && <Notice tone="warn">这条记录现在不在公示里：可能已经更正、撤下或公示期满。</Notice>}
      {hasChanged && <Notice tone="warn">写了以后，这条记录变更过。</Notice>}
      <Facts
        lines={[
          { label: '企业', text: `${firm}，${uscc}` },
          { label: '写的时候', text: `第 ${aboutEdition} 版公示` },
        ]}
      />
      <p className="words words--note">{text ?? '没有核对、已经撤回，或者保存期已过，内容已经删去。'}</p>
      {told !== null && told !== text && (
        <>
          <p>公布的是：</p>
          <p className="words words--answer">{told}</p>
        </>
      )}
    </Card>
  )
}
