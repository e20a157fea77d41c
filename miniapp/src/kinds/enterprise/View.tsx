import { Text, View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { Verdict } from '@/components/Verdict'
import { UNKNOWN } from '@/text/words'
import type { ViewProps } from '../define'
import { EnterpriseFacts, EnterpriseHead } from './EnterpriseFacts'
import { FirmPersons } from './FirmPersons'
import { Grades } from './Grades'
import { Quarters } from './Quarters'

/** An enterprise: what is judged of it, its grades, what other records say, what its register says. */
export function EnterpriseView({ body, answer, today, joined }: ViewProps<'enterprise'>) {
  const { record, related, judgement, asOf } = answer
  return (
    <View>
      <EnterpriseHead body={body} />
      {judgement && <Verdict judgement={judgement} asOf={asOf} />}
      <Grades grades={body.grades} today={today} id={record.id} />
      {/* Of a past version nothing is joined, and no quarter is told. */}
      {related && <Quarters id={record.id} />}
      {joined}
      <FirmPersons body={body} answer={answer} today={today} />
      <EnterpriseFacts body={body} />
    </View>
  )
}

/** A carrier as a passenger meets it: whose page it is and the red or green line, then where it goes. */
export function OperatorView({ body, answer, today, joined }: ViewProps<'enterprise'>) {
  const { record, related, judgement, asOf } = answer
  const { plates = [] } = body
  return (
    <View>
      <EnterpriseHead body={body} />
      {judgement && <Verdict judgement={judgement} asOf={asOf} />}
      <Card title="线路">
        <Text>{body.routes.length === 0 ? `线路${UNKNOWN}` : body.routes.join('、')}</Text>
        {plates.length > 0 && <Text className="hint">客车（车牌只公布头尾）：{plates.join('、')}</Text>}
      </Card>
      <Grades
        grades={[...body.grades].sort((a, b) => Number(b.scheme === 'transport') - Number(a.scheme === 'transport'))}
        today={today}
        id={record.id}
      />
      {/* Of a past version nothing is joined, and no quarter is told. */}
      {related && <Quarters id={record.id} />}
      {joined}
      <FirmPersons body={body} answer={answer} today={today} />
      <EnterpriseFacts body={body} />
    </View>
  )
}
