import { View } from '@tarojs/components'
import { boardPath } from '@shared/terminals'
import { openPlain } from '@/api/openPlain'
import { withQuery } from '@/api/request'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { useCity } from '@/hooks/useCity'
import { OPERATORS } from '../addresses'
import { open } from '../open'

/** The terminals of the city: the firms whose routes begin or end there, and the board on the wall. */
export function Terminals() {
  const terminals = useCity()?.terminals ?? []
  if (terminals.length === 0) return null
  return (
    <Card title="按客运站看" id="terminals">
      {terminals.map(({ id, name, places }) => (
        <View key={id} className="actions">
          {places.map((place) => (
            <Tap key={place} className="button" role="link" onTap={() => open(withQuery(OPERATORS, { routeEnd: place }))}>
              {name}
              {places.length > 1 ? `（${place}）` : ''}的企业
            </Tap>
          ))}
          <Tap className="link" role="link" label={`${name}的公示屏`} onTap={() => void openPlain(boardPath(id))}>
            公示屏 ›
          </Tap>
        </View>
      ))}
    </Card>
  )
}
