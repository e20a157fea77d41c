import { TIP_KINDS, TIP_STATES } from '@shared/tips/words'
import { PATHS } from '../../api/paths'
import type { CaseAnswer, QueueAnswer } from '../../api/types'
import { Select } from '../../components/fields'
import { LoadedView } from '../../components/LoadedView'
import { useDesk } from '../../state/desk'
import { useLoaded } from '../../state/useLoaded'
import { hourWords, shortId } from '../../tips/words'

interface JoinFieldProps {
  answer: CaseAnswer
  value: string
  onChange: (id: string) => void
}

/** Tips of this desk that came earlier: the first holds the right to the reward. */
export function JoinField({ answer, value, onChange }: JoinFieldProps) {
  const { client } = useDesk()
  const path = PATHS.queue({ view: 'all', limit: '200' })
  const [state, again] = useLoaded(path, () => client.get<QueueAnswer>(path))
  return (
    <LoadedView state={state} onAgain={again}>
      {({ items }) => {
        const earlier = items.filter((one) => one.id !== answer.id && one.joinedInto === null && one.receivedAt <= answer.receivedAt)
        const options = Object.fromEntries(
          earlier.map((one) => [
            one.id,
            `${shortId(one.id)}　${TIP_KINDS[one.kind].label}　${hourWords(one.receivedAt)}　${TIP_STATES[one.state]}`,
          ]),
        )
        return (
          <Select
            label="并入先收到的哪一件"
            value={value}
            options={options}
            none="请选择"
            onChange={onChange}
            hint="奖励归先举报的人。并入后请也到先收到的那一件里「答复」一声。"
          />
        )
      }}
    </LoadedView>
  )
}
