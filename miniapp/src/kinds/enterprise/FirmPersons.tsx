import { Text, View } from '@tarojs/components'
import type { RecordAnswer } from '@shared/api/records'
import type { Day } from '@shared/codes/dates'
import type { EnterpriseBody } from '@shared/kinds/enterprise/schema'
import { Card } from '@/components/Card'
import { UNKNOWN, toneOf } from '@/text/words'
import { Persons } from '../zone/Persons'
import { PrintPoster } from '../PrintPoster'
import { firmRoleWords, missingWords, posterOf } from './poster'

interface FirmPersonsProps {
  body: EnterpriseBody
  answer: RecordAnswer
  today: Day
}

/** Who answers for a firm, and its board for the wall; one line where nobody is published. */
export function FirmPersons({ body, answer, today }: FirmPersonsProps) {
  // Records of earlier releases know nobody.
  const { persons = [] } = body
  if (persons.length === 0) return <Text className="hint">责任人{UNKNOWN}。</Text>
  const missing = missingWords(persons)
  return (
    <Card title="责任人" id="firm-persons">
      {missing !== null && (
        <Text className="hint">
          {toneOf('unknown').shape} {missing}
        </Text>
      )}
      <Persons persons={persons} today={today} roleWords={firmRoleWords} />
      <View>
        <PrintPoster
          kind="enterprise"
          code={body.uscc ?? answer.record.id}
          poster={(codes) => posterOf({ ...body, persons }, answer, codes, today)}
        />
      </View>
    </Card>
  )
}
