import { GROUNDS, PROVED_BY, READINGS, REPLY_STATES } from '@shared/replies/words'
import type { ReplyCase } from '../../api/types'
import { Card, Facts } from '../../components/Card'
import { authorsLine } from '../filings/cards'

/** How far a reply is, how it is known to be the firm's, and what was decided. */
export function ReplyStanding({ one }: { one: ReplyCase }) {
  const { state, filedOn, until, handler, authors, letter, proof, decision } = one
  return (
    <Card title="办到哪一步">
      <Facts
        lines={[
          { label: '状态', text: REPLY_STATES[state] },
          { label: '收到', text: filedOn },
          { label: '办理人', text: handler ?? '未分派' },
          ...(proof === null
            ? [{ label: '最迟核对', text: until }]
            : [{ label: '怎样核对的', text: `${PROVED_BY[proof.by]}，${proof.on}` }]),
          ...(letter === null || proof !== null
            ? []
            : [
                { label: '核对码寄往', text: `${letter.address}，${letter.sentOn}` },
                { label: '核对码有效至', text: `${letter.until}，已经填错 ${letter.tries} 次` },
              ]),
          authorsLine(authors),
          ...(decision === null
            ? []
            : [
                {
                  label: '结果',
                  text:
                    READINGS[decision.reading] +
                    (decision.grounds.length === 0 ? '' : `：${decision.grounds.map((one) => GROUNDS[one]).join('、')}`),
                },
                { label: '谁决定', text: `${decision.unit} ${decision.officer} ${decision.on}` },
              ]),
        ]}
      />
    </Card>
  )
}
