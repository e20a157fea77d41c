import { KINDS } from '@shared/kinds/index'
import type { ReplyCase } from '../../api/types'
import { Button } from '../../components/Button'
import { Card, Facts } from '../../components/Card'

interface LetterCardProps {
  one: ReplyCase
  code: string
  onDone: () => void
}

/** The letter with the code, to be printed now: once it is put away nobody sees the code again. */
export function LetterCard({ one: { firm, uscc, kind, title, number, letter }, code, onDone }: LetterCardProps) {
  return (
    <Card title="给企业的信：核对码">
      <Facts
        lines={[
          { label: '寄往', text: letter?.address ?? '' },
          { label: '收件', text: `${firm}（${uscc}）` },
        ]}
      />
      <p>
        有人以贵单位的名义，对公示的{KINDS[kind]}“{title}”写了一段回应（编号 {number}），要公布在记录旁边。如果是贵单位写的，请最迟在{' '}
        {letter?.until ?? ''} 打开公示的“举报”页，到“查企业回应”填写下面的核对码。不是贵单位写的，不用理会：没有核对的回应不会公布。
      </p>
      <p className="letter-code">{code}</p>
      <div className="actions">
        <Button look="main" onTap={() => window.print()}>
          打印
        </Button>
        <Button onTap={onDone}>已打印，收起（不再显示）</Button>
      </div>
    </Card>
  )
}
