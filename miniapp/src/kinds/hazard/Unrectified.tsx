import { Text, View } from '@tarojs/components'
import type { UnrectifiedAnswer } from '@shared/api/unrectified'
import type { Day } from '@shared/codes/dates'
import type { HazardBody } from '@shared/kinds/hazard/schema'
import { isAnswered } from '@shared/kinds/hazard/unrectified'
import { UNRECTIFIED } from '@shared/kinds/hazard/words'
import { unrectifiedPath } from '@/api/paths'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { useRemote } from '@/hooks/useRemote'

/** What residents told of a hazard and the desk verified. */
export interface ToldOf {
  /** the day on which it was made public; null: nothing was, or nobody could be asked */
  on: Day | null
  /** whether its source has said something since */
  isAnswered: boolean
  /** nobody could be asked, which is said: silence would read as fine */
  isUnknown: boolean
  again: () => void
}

/** Asks for it; of an edition of the past (`null`) nothing is asked: it would speak of another row than it stands by. */
export function useUnrectified(id: string | null, body: HazardBody, today: Day): ToldOf {
  const { data, error, reload } = useRemote<UnrectifiedAnswer>(id === null ? null : unrectifiedPath(id))
  const told = data?.unrectified ?? null
  return {
    on: told?.on ?? null,
    isAnswered: told !== null && isAnswered(body, told, today),
    isUnknown: told === null && error !== null,
    again: reload,
  }
}

/** What residents told and the desk verified, until the source answers. */
export function Unrectified({ on, isAnswered: answered, isUnknown, again }: ToldOf) {
  if (on !== null)
    return (
      <Card title={answered ? '群众反映过未整改' : UNRECTIFIED} id="unrectified">
        <Text className={answered ? 'hint' : 'hint hint--stop'}>
          {answered ? `${on} 经受理台核实并公开；此后来源更新了整改情况。` : `■ ${on} 经受理台核实并公开，来源还没有答复。`}
        </Text>
        <Text className="hint">由两位经办人确认。不公布谁反映、怎么反映的。来源更新整改情况以后，这里写明已有更新。</Text>
      </Card>
    )
  if (!isUnknown) return null
  return (
    <View id="unrectified">
      <Text className="hint">暂时查不到有没有群众反映未整改。</Text>
      <Tap className="link link--plain" onTap={again}>
        再查一次
      </Tap>
    </View>
  )
}
