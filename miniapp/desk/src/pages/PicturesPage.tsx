import { useEffect, useRef, useState } from 'react'
import { EVIDENCE_STAGES, PICTURE_DECISIONS, REVIEWED_BY_DESK, type PictureDecision } from '@shared/evidence'
import { PATHS, recordPage } from '../api/paths'
import type { DeskPicture, DeskPicturesAnswer, PictureDecided } from '../api/types'
import { Badge } from '../components/Badge'
import { Button } from '../components/Button'
import { LoadedView } from '../components/LoadedView'
import { Notice } from '../components/Notice'
import { RecordPicture } from '../components/RecordPicture'
import { useDesk } from '../state/desk'
import { useLoaded } from '../state/useLoaded'
import { useWork } from '../state/useWork'
import { minuteWords } from '../tips/words'

/** So many are got at once; the next are asked for by hand. */
const TOGETHER = 12

/** Pictures of public records that nobody is named as having looked at: an officer looks at each and decides. */
export function PicturesPage() {
  const { client, setWaiting } = useDesk()
  const [state, again] = useLoaded(PATHS.pictures, () => client.get<DeskPicturesAnswer>(PATHS.pictures))
  useEffect(() => {
    if (state.is === 'here') setWaiting(state.value.waiting)
  }, [state, setWaiting])
  return (
    <>
      <h1>图片</h1>
      <p className="words">
        {`这些图片写在公示记录里，来源没有写明谁看过，请受理台看。看清楚有没有人脸、车牌、工牌、门牌和手机号，再决定。来源下一次采集时生效：公布的，审核人写“${REVIEWED_BY_DESK}”，不写您的名字；不公布的，图片随即删去。`}
      </p>
      <LoadedView state={state} onAgain={again}>
        {(answer) => <Lists items={answer.items} onDecided={again} />}
      </LoadedView>
    </>
  )
}

function Lists({ items, onDecided }: { items: readonly DeskPicture[]; onDecided: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const waiting = items.filter(({ decision }) => decision === null)
  const decided = items.filter(({ decision }) => decision !== null)
  // The buttons that were used are gone: who works by the keyboard goes on from the top of the list.
  const handleDecided = () => {
    heading.current?.focus()
    onDecided()
  }
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="pictures__head">
        等着看的{waiting.length === 0 ? '' : `：${waiting.length} 张`}
      </h2>
      {waiting.length === 0 ? (
        <p className="empty">没有等待查看的图片。</p>
      ) : (
        <Some items={waiting} name="等着看的图片" onDecided={handleDecided} />
      )}
      {decided.length > 0 && (
        <>
          <h2 className="pictures__head">看过的：{decided.length} 张</h2>
          <Some items={decided} name="看过的图片" onDecided={handleDecided} />
        </>
      )}
    </>
  )
}

/** The first of a list, and more of them on demand. */
function Some({ items, name, onDecided }: { items: readonly DeskPicture[]; name: string; onDecided: () => void }) {
  const [count, setCount] = useState(TOGETHER)
  return (
    <>
      <ul className="pictures" aria-label={name}>
        {items.slice(0, count).map((one) => (
          <One key={one.original} picture={one} onDecided={onDecided} />
        ))}
      </ul>
      {items.length > count && <Button onTap={() => setCount(count + TOGETHER)}>还有 {items.length - count} 张，再看一些</Button>}
    </>
  )
}

function One({ picture, onDecided }: { picture: DeskPicture; onDecided: () => void }) {
  const { original, width, height, of, decision, decidedAt, canSee } = picture
  const { client } = useDesk()
  const [first] = of
  const alt = first === undefined ? '公示记录里的图片' : `${EVIDENCE_STAGES[first.stage]}的图片：${first.title}`
  return (
    <li className="card picture">
      {canSee ? (
        <RecordPicture original={original} alt={alt} width={width} height={height} load={() => client.bytes(PATHS.picture(original))} />
      ) : (
        <p className="empty">图片已经删去。</p>
      )}
      <ul className="picture__of">
        {of.map(({ kind, record, title, agency, stage, takenOn }) => (
          <li key={`${record} ${stage} ${takenOn}`}>
            <a href={recordPage(kind, record)} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
            <div className="hint">
              {[EVIDENCE_STAGES[stage], takenOn === null ? '没有写拍摄日期' : `${takenOn} 拍摄`, agency].map((fact) => (
                <span key={fact} className="picture__fact">
                  {fact}
                </span>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {decision !== null && (
        <div className="line">
          <Badge tone={decision === 'released' ? 'pass' : 'stop'}>决定{PICTURE_DECISIONS[decision]}</Badge>
          <span className="hint">{decidedAt === null ? '' : minuteWords(decidedAt)}</span>
        </div>
      )}
      <p className="hint picture__hash">原图指纹 {original.slice(0, 12)}…</p>
      <Decide picture={picture} of={first?.title ?? '公示记录'} onDecided={onDecided} />
    </li>
  )
}

/** What may still be said of a picture: of one that nobody can see any more, nothing. */
function Decide({ picture: { original, decision, canSee }, of, onDecided }: { picture: DeskPicture; of: string; onDecided: () => void }) {
  const { client, say } = useDesk()
  const work = useWork()
  const decide = (next: PictureDecision) =>
    work.run(async () => {
      await client.send<PictureDecided>('POST', PATHS.picture(original), { decision: next })
      say(`“${of}”的图片：已决定${PICTURE_DECISIONS[next]}，来源下一次采集时生效。`)
      onDecided()
    })
  const change = decision === null ? '' : '改成'
  return (
    <>
      <div className="actions">
        {decision !== 'released' && canSee && (
          <Button look={decision === null ? 'main' : 'soft'} disabled={work.busy} onTap={() => decide('released')}>
            {change}公布
          </Button>
        )}
        {decision !== 'withheld' && (
          <Button look="stop" disabled={work.busy} onTap={() => decide('withheld')}>
            {change}不公布
          </Button>
        )}
        {work.busy && (
          <span className="hint" role="status">
            正在记下…
          </span>
        )}
      </div>
      {work.wrong !== null && <Notice tone="stop">没有记下：{work.wrong}</Notice>}
    </>
  )
}
