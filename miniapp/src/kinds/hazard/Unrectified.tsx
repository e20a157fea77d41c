import { Text, View } from '@tarojs/components'
import type { UnrectifiedAnswer } from '@shared/api/unrectified'
import type { Day } from '@shared/codes/dates'
import type { HazardBody } from '@shared/kinds/hazard/schema'
import { isAnswered } from '@shared/kinds/hazard/unrectified'
import { unrectifiedPath } from '@/api/paths'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { useRemote } from '@/hooks/useRemote'

/** What residents told and the desk verified, until the source answers. That nobody could be asked is said: silence would read as fine. */
export function Unrectified({ id, body, today }: { id: string; body: HazardBody; today: Day }) {
  const { data, error, reload } = useRemote<UnrectifiedAnswer>(unrectifiedPath(id))
  const told = data?.unrectified ?? null
  if (told) {
    const answered = isAnswered(body, told, today)
    return (
      <Card title={answered ? '群众反映过未整改' : '群众反映未整改，经核实'} id="unrectified">
        <Text className={answered ? 'hint' : 'hint hint--stop'}>
          {answered ? `${told.on} 经受理台核实并公开；此后来源更新了整改情况。` : `■ ${told.on} 经受理台核实并公开，来源还没有答复。`}
        </Text>
        <Text className="hint">由两位经办人确认。不公布谁反映、怎么反映的。来源更新整改情况以后，这里写明已有更新。</Text>
      </Card>
    )
  }
  if (error === null) return null
  return (
    <View id="unrectified">
      <Text className="hint">暂时查不到有没有群众反映未整改。</Text>
      <Tap className="link link--plain" onTap={reload}>
        再查一次
      </Tap>
    </View>
  )
}
