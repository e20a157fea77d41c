import { TIP_KINDS } from '@shared/tips/words'
import type { TipContent } from '@shared/tips/content'
import type { CaseAnswer } from '../../api/types'
import { Badge } from '../../components/Badge'
import { Button } from '../../components/Button'
import { Card, Facts, type FactLine } from '../../components/Card'
import { Notice } from '../../components/Notice'
import { PublicRecord } from '../../components/PublicRecord'
import { Words } from '../../components/Words'
import { Photos } from '../../components/Photo'
import { useDesk } from '../../state/desk'
import type { OpenedCase } from '../../tips/openCase'
import { slipLines } from '../../tips/transferSlip'
import type { Opening } from './useCase'

/** What the reporter wrote; where it could not be opened, which check failed. Never an empty tip. */
export function Matter({ answer, opening }: { answer: CaseAnswer; opening: Opening }) {
  const { go, session } = useDesk()
  if (!answer.canOpen)
    return (
      <Card title="内容">
        <p>这一件由别的受理台或角色拆看，您只能看到封面和办理经过。</p>
      </Card>
    )
  switch (opening.is) {
    case 'shut':
      return (
        <Card title="内容">
          <p>还密封着。载入密钥后在这台电脑上拆开。</p>
          {session.role !== 'payer' && (
            <Button look="main" onTap={() => go({ at: 'keys' })} shortcut="g k">
              载入密钥
            </Button>
          )}
        </Card>
      )
    case 'opening':
      return (
        <Card title="内容">
          <p role="status">正在拆封…</p>
        </Card>
      )
    case 'failed':
      return (
        <Card title="内容没有拆开" tone="stop">
          <Notice tone="stop">{opening.words}</Notice>
          <p>这不是一件空的举报。密封的原件还在服务里，没有改动。请不要办理，把这句话告诉监督人。</p>
        </Card>
      )
    case 'open':
      return <Opened answer={answer} opened={opening.opened} />
  }
}

function Opened({ answer, opened }: { answer: CaseAnswer; opened: OpenedCase }) {
  const { tip, slip } = opened
  const dangerous = tip?.danger ?? slip?.danger ?? false
  return (
    <>
      {dangerous && !answer.danger && (
        <Notice tone="stop">举报人说有人死亡或有生命危险。请马上「标为危及生命」：服务不知道内容，标了它才排到最前。</Notice>
      )}
      {tip !== null && (
        <Card title="举报人写的" aside={tip.danger ? <Badge tone="stop">危及生命</Badge> : undefined}>
          <p>
            <Words>{tip.text}</Words>
          </p>
          <Facts lines={factsOf(tip)} />
        </Card>
      )}
      {slip !== null && (
        <Card title="另一受理台移交的内容">
          <Facts lines={slipLines(slip)} />
          <p className="hint">原件不随案移交：没有列出的，这一台看不到。</p>
        </Card>
      )}
      <Card title={`照片（${opened.photos}）`}>
        <Photos count={opened.photos} load={opened.photo} />
      </Card>
    </>
  )
}

const CRS = { gcj02: '国测局坐标', wgs84: 'WGS-84' } as const

function factsOf({ kind, where, when, employee, named }: TipContent): FactLine[] {
  const { point, record } = where
  const lines: FactLine[] = [
    { label: '类别', text: TIP_KINDS[kind].label },
    { label: '地点', text: where.address ?? '没有写' },
  ]
  if (point !== null)
    lines.push({ label: '地图上的点', text: `东经 ${point.lng.toFixed(5)}，北纬 ${point.lat.toFixed(5)}（${CRS[point.crs]}）` })
  if (record !== null) lines.push({ label: '从这条公示开始', text: <PublicRecord {...record} /> })
  lines.push({
    label: '时间',
    text: when.goingOn ? [when.day, '现在还在发生'].filter((one) => one !== null).join('，') : (when.day ?? '没有写'),
  })
  lines.push({ label: '本单位职工', text: employee ? '是（按规定奖励可上浮；注意防止打击报复）' : '没有说是' })
  lines.push({ label: '实名', text: named === true ? '是（身份另封，您看不到）' : named === false ? '否' : '举报人没有让经办人知道' })
  return lines
}
