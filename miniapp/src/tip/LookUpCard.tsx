import { Card } from '@/components/Card'
import { Field } from '@/components/Field'
import { Tap } from '@/components/Tap'

interface LookUpCardProps {
  /** what the ids of its fields begin with */
  prefix: string
  number: string
  receipt: string
  isAsking: boolean
  onNumber: (typed: string) => void
  onReceipt: (typed: string) => void
  /** not while an answer is on its way: it could come after that of the next question */
  onLook: () => void
}

/** What is asked for to find again what somebody filed about a record: its number and its receipt. */
export function LookUpCard({ prefix, number, receipt, isAsking, onNumber, onReceipt, onLook }: LookUpCardProps) {
  return (
    <Card>
      <Field id={`${prefix}number`} label="编号" placeholder="20260601-0001" value={number} max={20} onChange={onNumber} />
      <Field
        id={`${prefix}receipt`}
        label="回执（25 个字符）"
        placeholder="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"
        hint="大小写、空格、横线都不要紧；O 当 0，I 和 L 当 1。"
        value={receipt}
        max={40}
        onChange={onReceipt}
      />
      <Tap className="button button--main button--wide" id="look-up" onTap={() => isAsking || onLook()}>
        {isAsking ? '正在查……' : '查'}
      </Tap>
    </Card>
  )
}

/** What is wrong about a number as somebody typed it; null where nothing is. */
export const numberFault = (number: string): string | null =>
  /^\d{8}-\d{4}$/.test(number.trim()) ? null : '编号是 8 位日期、一横、4 位序号，例如 20260601-0001。'
