import { Text, View } from '@tarojs/components'
import type { Day } from '@shared/codes/dates'
import type { ZonePerson } from '@shared/kinds/zone/schema'
import { PERSON_ROLES } from '@shared/kinds/zone/words'
import { SECTORS } from '@shared/vocabulary'
import { UNKNOWN } from '@/text/words'
import { Call } from '@/components/Call'

/** The responsible persons of a zone: who, which post, how to call the office; with the service's day also duties, term and training. */
export function Persons({ persons, today = null }: { persons: ZonePerson[]; today?: Day | null }) {
  if (persons.length === 0) return <Text className="hint">责任人{UNKNOWN}。</Text>
  return (
    <View>
      {persons.map((person, i) => (
        <Person key={i} person={person} today={today} />
      ))}
    </View>
  )
}

function Person({ person, today }: { person: ZonePerson; today: Day | null }) {
  const { role, name, post, unit, sector, officePhone, duties, termFrom, termTo, training } = person
  const isOver = termTo !== null && today !== null && termTo < today
  return (
    <View className="person">
      <View className="person__head">
        <View className="person__who">
          <Text className="person__role">{sector ? `${SECTORS[sector]} ${PERSON_ROLES[role]}` : PERSON_ROLES[role]}</Text>
          <Text className="person__name">
            {name} {post ?? ''}
          </Text>
          <Text className="hint">{unit ?? `单位${UNKNOWN}`}</Text>
        </View>
        {officePhone ? <Call phone={officePhone} whom={name} /> : <Text className="hint">电话{UNKNOWN}</Text>}
      </View>
      {today !== null && (
        <View>
          {duties.map((duty) => (
            <Text key={duty} className="person__duty">
              · {duty}
            </Text>
          ))}
          <Text className="hint">
            任期 {termFrom ?? UNKNOWN} 至 {termTo ?? UNKNOWN}
            {isOver ? '（已届满）' : ''}
          </Text>
          <Text className="hint">{trainingWords(training)}</Text>
        </View>
      )}
    </View>
  )
}

function trainingWords(training: ZonePerson['training']): string {
  if (!training) return `培训${UNKNOWN}`
  const { on, hours, passed, nextDue } = training
  const result = passed === null ? `结果${UNKNOWN}` : passed ? '合格' : '未合格'
  return `培训 ${on} ${result}${hours === null ? '' : `，${hours} 学时`}${nextDue === null ? '' : `，下次 ${nextDue} 前`}`
}
