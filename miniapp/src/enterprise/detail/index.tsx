import { View } from '@tarojs/components'
import { EnterpriseFacts, EnterpriseHead } from '@/components/EnterpriseFacts'
import { Grades } from '@/components/Grades'
import { JoinedRecords } from '@/components/JoinedRecords'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Provenance } from '@/components/Provenance'
import { TombstoneCard } from '@/components/TombstoneCard'
import { Verdict } from '@/components/Verdict'
import { useRecord } from '@/hooks/useRecord'
import { enterpriseUrl } from '@/text/links'

export default function Enterprise() {
  const remote = useRecord('enterprise', enterpriseUrl)
  return (
    <Page>
      <Loaded remote={remote}>
        {(answer) => {
          const { body } = answer.record
          return (
            <View>
              {body ? (
                <View>
                  <EnterpriseHead body={body} />
                  {answer.judgement && <Verdict judgement={answer.judgement} asOf={answer.asOf} />}
                  <Grades grades={body.grades} />
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
