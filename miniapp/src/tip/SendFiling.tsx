import { FaultLine } from '@/components/Field'
import { Tap } from '@/components/Tap'

interface SendFilingProps {
  id: string
  /** what is sent, on the button */
  label: string
  state: 'idle' | 'sending' | { fault: string }
  hasFaults: boolean
  onSend: () => void
}

/** The foot of a form about a record: what keeps it from being sent, and the button that sends it. */
export const SendFiling = ({ id, label, state, hasFaults, onSend }: SendFilingProps) => (
  <>
    {typeof state === 'object' && <FaultLine fault={state.fault} />}
    {hasFaults && <FaultLine fault="上面还有没写对的地方。" />}
    <Tap className="button button--main button--wide" id={id} onTap={onSend}>
      {state === 'sending' ? '正在密封、发送……' : label}
    </Tap>
  </>
)
