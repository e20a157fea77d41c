import type { Need } from '@shared/tips/moves'
import { NEED_LABELS } from '@shared/tips/moves'
import { RECTIFIABLE } from '@shared/kinds/rectifiable'
import { ANSWER_TEXT_MAX } from '@shared/tips/limits'
import {
  CHANNELS,
  CLOSING_REASONS,
  DESKS,
  PAYEES,
  REFUSAL_REASONS,
  REOPENING_REASONS,
  WAIVER_REASONS,
  type Channel,
  type Desk,
} from '@shared/tips/words'
import type { CaseAnswer } from '../../api/types'
import { Check, Select, TextArea, TextField } from '../../components/fields'
import { Notice } from '../../components/Notice'
import { PublicRecord } from '../../components/PublicRecord'
import { useDesk } from '../../state/desk'
import { conflictsOf, handOverWarning } from '../../tips/conflict'
import type { Filled } from '../../tips/filled'
import type { OpenedCase } from '../../tips/openCase'
import { ColleagueField } from './ColleagueField'
import { JoinField } from './JoinField'
import { PublishWarning } from './PublishWarning'
import { RewardForm } from './RewardForm'
import { SlipForm } from './SlipForm'

interface MoveFieldsProps {
  need: Need
  answer: CaseAnswer
  /** null where the move needs nothing of the content */
  opened: OpenedCase | null
  filled: Filled
  onChange: (next: Partial<Filled>) => void
}

const BY_HAND = Object.fromEntries(Object.entries(CHANNELS).filter(([code]) => code !== 'phone_page')) as Partial<Record<Channel, string>>

/** The field for one need of a move. */
export function MoveField({ need, answer, opened, filled, onChange }: MoveFieldsProps) {
  const { session } = useDesk()
  const label = NEED_LABELS[need]
  switch (need) {
    case 'noConflict':
      return <ConflictField opened={opened} filled={filled} onChange={onChange} />
    case 'refusalReason':
      return (
        <Select
          label={label}
          value={filled[need] ?? ''}
          options={REFUSAL_REASONS}
          none="请选择"
          onChange={(one) => onChange({ refusalReason: one })}
        />
      )
    case 'closingReason':
      return (
        <Select
          label={label}
          value={filled[need] ?? ''}
          options={CLOSING_REASONS}
          none="请选择"
          onChange={(one) => onChange({ closingReason: one })}
        />
      )
    case 'waiverReason':
      return (
        <Select
          label={label}
          value={filled[need] ?? ''}
          options={WAIVER_REASONS}
          none="请选择"
          onChange={(one) => onChange({ waiverReason: one })}
        />
      )
    case 'reopeningReason':
      return (
        <Select
          label={label}
          value={filled[need] ?? ''}
          options={REOPENING_REASONS}
          none="请选择"
          onChange={(one) => onChange({ reopeningReason: one })}
        />
      )
    case 'payee':
      return <Select label={label} value={filled[need] ?? ''} options={PAYEES} none="请选择" onChange={(one) => onChange({ payee: one })} />
    case 'channel':
      return (
        <Select label={label} value={filled[need] ?? ''} options={BY_HAND} none="请选择" onChange={(one) => onChange({ channel: one })} />
      )
    case 'toDesk': {
      const others = Object.fromEntries(Object.entries(DESKS).filter(([code]) => code !== session.desk)) as Partial<Record<Desk, string>>
      const warning = handOverWarning(answer, filled[need] ?? '')
      return (
        <>
          <Select label={label} value={filled[need] ?? ''} options={others} none="请选择" onChange={(one) => onChange({ toDesk: one })} />
          {warning !== null && <Notice tone="stop">{warning}</Notice>}
        </>
      )
    }
    case 'destination':
      return (
        <TextField
          label={label}
          value={filled.destination}
          onChange={(destination) => onChange({ destination })}
          maxLength={80}
          hint="机关全称。移送单在下面写好、打印，不含身份。"
        />
      )
    case 'approval':
      return <TextField label={label} value={filled.approval} onChange={(approval) => onChange({ approval })} maxLength={120} />
    case 'voucher':
      return <TextField label={label} value={filled.voucher} onChange={(voucher) => onChange({ voucher })} maxLength={60} />
    case 'officer':
      return <ColleagueField value={filled.officer} onChange={(officer) => onChange({ officer })} />
    case 'publicRecord':
      return (
        <>
          <TextField
            label={label}
            value={filled.publicRecord}
            onChange={(publicRecord) => onChange({ publicRecord })}
            maxLength={100}
            hint="隐患页地址里 id= 后面的编号。从隐患页开始的举报已经替您填好；另一位经办人确认时会看到隐患名称。"
          />
          {filled.publicRecord.trim() !== '' && (
            <PublicRecord kind={RECTIFIABLE} id={filled.publicRecord.trim()} {...toldOf(opened, filled)} />
          )}
          <PublishWarning />
        </>
      )
    case 'joinedInto':
      return <JoinField answer={answer} value={filled.joinedInto} onChange={(joinedInto) => onChange({ joinedInto })} />
    case 'reward':
      return (
        <RewardForm
          division={answer.division}
          employee={opened?.tip?.employee ?? false}
          named={opened?.tip?.named ?? null}
          onChange={(reward) => onChange({ reward })}
        />
      )
    case 'slip':
      return opened === null ? null : <SlipForm opened={opened} slip={filled.slip} onChange={(slip) => onChange({ slip })} to="desk" />
    case 'note':
      return (
        <TextArea
          label={label}
          value={filled.note}
          onChange={(note) => onChange({ note })}
          maxLength={4_000}
          hint="用这件举报的密钥密封后才上传，只有本台看得到。不要写举报人的姓名。"
        />
      )
    case 'answer':
      return (
        <TextArea
          label={label}
          value={filled.answer}
          onChange={(text) => onChange({ answer: text })}
          rows={5}
          maxLength={ANSWER_TEXT_MAX}
          hint="已拟好一份，请改成您要说的；（请……）的地方要填好。只有举报人用凭证能看。"
        />
      )
  }
}

/** What the tip says of the record that is named; nothing of another one. */
function toldOf(opened: OpenedCase | null, { publicRecord }: Filled): { title: string; about?: string | undefined } {
  const record = opened?.tip?.where.record
  return record?.id === publicRecord.trim() ? { title: record.title, about: record.about } : { title: '' }
}

function ConflictField({ opened, filled, onChange }: Pick<MoveFieldsProps, 'opened' | 'filled' | 'onChange'>) {
  const { session } = useDesk()
  const found = opened?.tip ? conflictsOf(session, opened.tip) : []
  return (
    <>
      {found.length > 0 && (
        <Notice tone="stop">
          {found.map((one) => (
            <p key={one}>{one}</p>
          ))}
          <p>与您有关的举报不能由您办。请用「交接经办人」交给别人；若只是名称相近，请核对后勾选下面一项。</p>
        </Notice>
      )}
      <Check
        label="我已核对：举报的对象、地点与我负责的片区、我的单位和亲属无关"
        checked={filled.noConflict}
        onChange={(noConflict) => onChange({ noConflict })}
      />
    </>
  )
}
