import { PATHS } from '../../api/paths'
import type { OfficerView } from '../../api/types'
import { Select } from '../../components/fields'
import { LoadedView } from '../../components/LoadedView'
import { useDesk } from '../../state/desk'
import { reads } from '../../state/navigation'
import { useLoaded } from '../../state/useLoaded'

/** Another handler of the desk who is there. */
export function ColleagueField({ value, onChange }: { value: string; onChange: (officer: string) => void }) {
  const { client } = useDesk()
  const [state, again] = useLoaded('colleagues', () => client.get<{ items: OfficerView[] }>(PATHS.officers))
  return (
    <LoadedView state={state} onAgain={again}>
      {({ items }) => {
        const there = items.filter((one) => reads(one) && !one.away)
        const options = Object.fromEntries(there.map((one) => [one.officer, `${one.displayName}（在办 ${one.openCases} 件）`]))
        return <Select label="接手的经办人" value={value} options={options} none="请选择" onChange={onChange} />
      }}
    </LoadedView>
  )
}
