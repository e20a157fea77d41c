import { View } from '@tarojs/components'
import { EnterpriseFacts, EnterpriseHead } from '@/components/EnterpriseFacts'
import { Grades } from '@/components/Grades'
import { JoinedRecords } from '@/components/JoinedRecords'
import { RecordFrame } from '@/components/RecordFrame'
import { Verdict } from '@/components/Verdict'
import { useRecord } from '@/hooks/useRecord'
import { enterpriseUrl } from '@/text/links'

export default function Enterprise() {
  return (
    <RecordFrame remote={useRecord('enterprise', enterpriseUrl)}>
      {(body, { judgement, related, asOf }) => (
        <View>
          <EnterpriseHead body={body} />
          {judgement && <Verdict judgement={judgement} asOf={asOf} />}
          <Grades grades={body.grades} />
          {related && <JoinedRecords related={related} />}
          <EnterpriseFacts body={body} />
        </View>
      )}
    </RecordFrame>
  )
}
