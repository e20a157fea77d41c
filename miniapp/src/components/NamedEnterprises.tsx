import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { NamedEnterprise } from '@shared/parts'
import type { Sector } from '@shared/vocabulary'
import { enterpriseUrl, operatorUrl } from '@/kinds/addresses'
import { UNKNOWN } from '@/text/words'
import { Line } from './Line'

/** Enterprises that a record names; one with a credit code leads to its own page. */
export function NamedEnterprises({ enterprises, sector }: { enterprises: NamedEnterprise[]; sector: Sector | null }) {
  if (enterprises.length === 0) return <Text className="hint">涉及企业{UNKNOWN}。</Text>
  const url = sector === 'road_transport' ? operatorUrl : enterpriseUrl
  return (
    <View>
      {enterprises.map(({ name, uscc }) =>
        uscc ? (
          <Line key={name} title={name} notes={[uscc]} onTap={() => void Taro.navigateTo({ url: url(uscc) })} />
        ) : (
          <Text key={name} className="line__title">
            {name}
          </Text>
        ),
      )}
    </View>
  )
}
