import { Text } from '@tarojs/components'
import { copy } from '@/api/clipboard'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { ReceiptGroups } from './ReceiptGroups'

interface ReceiptCardProps {
  receipt: string
  /** what is copied: the receipt with the number that it belongs to */
  copied: string
  /** what it is needed for */
  why: string
}

/** The receipt of what somebody filed about a record, shown this once. */
export function ReceiptCard({ receipt, copied, why }: ReceiptCardProps) {
  return (
    <Card title="您的回执" id="receipt-card">
      <ReceiptGroups name="回执" groups={receipt.split('-')} />
      <Text className="paragraph">{why}回执只显示这一次，请抄下或复制，丢了谁也找不回来。</Text>
      <Tap className="button button--wide" id="copy-receipt" onTap={() => void copy(copied)}>
        复制编号和回执
      </Tap>
    </Card>
  )
}
