import { Text, View } from '@tarojs/components'
import type { Day } from '@shared/codes/dates'
import type { ZonePerson } from '@shared/kinds/zone/schema'
import { termWords, trainingWords } from '@shared/kinds/zone/personWords'
import { UNKNOWN } from '@/text/words'
import { Call } from '@/components/Call'

/** A responsible person of whatever record: what a role is called its kind knows. */
type Responsible<Role extends string> = Omit<ZonePerson, 'role'> & { role: Role }

interface PersonsProps<Role extends string> {
  persons: readonly Responsible<Role>[]
  today?: Day | null
  /** as what somebody answers */
  roleWords: (person: Responsible<Role>) => string
}

/** The responsible persons of a record: who, which post, how to call the office; with the service's day also duties, term and training. */
export function Persons<Role extends string = ZonePerson['role']>({ persons, today = null, roleWords }: PersonsProps<Role>) {
  if (persons.length === 0) return <Text className="hint">责任人{UNKNOWN}。</Text>
  return (
    <View>
      {persons.map((person, i) => (
        <Person key={i} person={person} role={roleWords(person)} today={today} />
      ))}
    </View>
  )
}

function Person({ person, role, today }: { person: Omit<ZonePerson, 'role'>; role: string; today: Day | null }) {
  const { name, post, unit, officePhone, duties, training } = person
  return (
    <View className="person">
      <View className="person__head">
        <View className="person__who">
          <Text className="person__role">{role}</Text>
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
          <Text className="hint">{termWords(person, today)}</Text>
          <Text className="hint">{trainingWords(training)}</Text>
        </View>
      )}
    </View>
  )
}
