import { View } from '@tarojs/components'
import { bounded } from '@/components/Boundary'
import { EnterpriseFacts, EnterpriseHead } from '@/components/EnterpriseFacts'
import { Grades } from '@/components/Grades'
import { JoinedRecords } from '@/components/JoinedRecords'
import { RecordFrame } from '@/components/RecordFrame'
import { Verdict } from '@/components/Verdict'
import { useRecord } from '@/hooks/useRecord'
import { enterpriseUrl } from '@/text/links'

function Enterprise() {
  return (
    <RecordFrame remote={useRecord('enterprise', enterpriseUrl)}>
      {(body, { judgement, related, asOf }, today) => (
        <View>
          <EnterpriseHead body={body} />
          {judgement && <Verdict judgement={judgement} asOf={asOf} />}
          <Grades grades={body.grades} today={today} />
          {related && <JoinedRecords related={related} />}
          <EnterpriseFacts body={body} />
        </View>
      )}
    </RecordFrame>
  )
}

export default bounded(Enterprise)
