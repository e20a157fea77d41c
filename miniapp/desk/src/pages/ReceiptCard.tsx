import { Button } from '../components/Button'
import { Card } from '../components/Card'
import { useDesk } from '../state/desk'

interface ReceiptCardProps {
  receipt: string
  tipId: string
  /** whether the tip came to this desk */
  here: boolean
  busy: boolean
  onNext: () => void
}

/** The receipt of a tip that was told: read aloud, or printed and handed over. It is kept nowhere else. */
export function ReceiptCard({ receipt, tipId, here, busy, onNext }: ReceiptCardProps) {
  const { go } = useDesk()
  return (
    <Card title="凭证：读给对方听，或打印交给对方">
      <p className="receipt" aria-label="凭证">
        {receipt.split('-').map((group) => (
          <span key={group}>{group}</span>
        ))}
      </p>
      <p>一组一组地读，请对方复述一遍。凭它在小程序或网页的「举报」里看答复、补充、领奖；丢了没有别的办法找回。</p>
      <p className="hint">这张凭证不保存在任何地方，离开这一页就没有了。</p>
      {!here && <p>这一类由纪检监督受理台办理，本台看不到它。</p>}
      <div className="actions no-print">
        <Button look="main" onTap={() => window.print()}>
          打印凭证
        </Button>
        {here && (
          <Button disabled={busy} onTap={() => go({ at: 'case', id: tipId })}>
            对方已记下，去办理
          </Button>
        )}
        <Button look="link" onTap={onNext}>
          对方已记下，再登记一件
        </Button>
      </div>
    </Card>
  )
}
