import { Text, View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { EnterpriseFacts, EnterpriseHead } from '@/components/EnterpriseFacts'
import { Grades } from '@/components/Grades'
import { JoinedRecords } from '@/components/JoinedRecords'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Provenance } from '@/components/Provenance'
import { TombstoneCard } from '@/components/TombstoneCard'
import { Verdict } from '@/components/Verdict'
import { useRecord } from '@/hooks/useRecord'
import { operatorUrl } from '@/text/links'
import { UNKNOWN } from '@/text/words'

/** A carrier as a passenger meets it: the red or green line first, then the facts. */
export default function Operator() {
  const remote = useRecord('enterprise', operatorUrl)
  return (
    <Page>
      <Loaded remote={remote}>
        {(answer) => {
          const { body } = answer.record
          return (
            <View>
              {body ? (
                <View>
                  {answer.judgement && <Verdict judgement={answer.judgement} asOf={answer.asOf} />}
                  <EnterpriseHead body={body} />
                  <Card title="线路">
                    <Text>{body.routes.length === 0 ? `线路${UNKNOWN}` : body.routes.join('、')}</Text>
                  </Card>
                  <Grades grades={[...body.grades].sort((a, b) => Number(b.scheme === 'transport') - Number(a.scheme === 'transport'))} />
                  {answer.related && <JoinedRecords related={answer.related} />}
                  <EnterpriseFacts body={body} />
                </View>
              ) : (
                <TombstoneCard record={answer.record} />
              )}
              <Provenance answer={answer} />
            </View>
          )
        }}
      </Loaded>
    </Page>
  )
}
