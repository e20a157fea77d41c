import { Text, View } from '@tarojs/components'
import { bounded } from '@/components/Boundary'
import { Card } from '@/components/Card'
import { EnterpriseFacts, EnterpriseHead } from '@/components/EnterpriseFacts'
import { Grades } from '@/components/Grades'
import { JoinedRecords } from '@/components/JoinedRecords'
import { RecordFrame } from '@/components/RecordFrame'
import { Verdict } from '@/components/Verdict'
import { useRecord } from '@/hooks/useRecord'
import { operatorUrl } from '@/text/links'
import { UNKNOWN } from '@/text/words'

/** A carrier as a passenger meets it: the red or green line first, then the facts. */
function Operator() {
  return (
    <RecordFrame remote={useRecord('enterprise', operatorUrl)}>
      {(body, { judgement, related, asOf }, today) => (
        <View>
          {judgement && <Verdict judgement={judgement} asOf={asOf} />}
          <EnterpriseHead body={body} />
          <Card title="线路">
            <Text>{body.routes.length === 0 ? `线路${UNKNOWN}` : body.routes.join('、')}</Text>
          </Card>
          <Grades
            grades={[...body.grades].sort((a, b) => Number(b.scheme === 'transport') - Number(a.scheme === 'transport'))}
            today={today}
          />
          {related && <JoinedRecords related={related} />}
          <EnterpriseFacts body={body} />
        </View>
      )}
    </RecordFrame>
  )
}

export default bounded(Operator)
