import { useState, type FormEvent } from 'react'
import { ACTORS, DESKS, ROLES, type Desk, type Role } from '@shared/tips/words'
import { PATHS } from '../api/paths'
import type { OfficerBody, OfficerSecrets } from '../api/types'
import { Button } from '../components/Button'
import { Card } from '../components/Card'
import { Select, TextField } from '../components/fields'
import { Notice } from '../components/Notice'
import { useDesk } from '../state/desk'
import { useWork } from '../state/useWork'

const ROLE_WORDS = Object.fromEntries(ROLES.map((role) => [role, ACTORS[role]])) as Record<Role, string>

export function OfficerForm({ onAdded }: { onAdded: (secrets: OfficerSecrets) => void }) {
  const { client, session } = useDesk()
  const nobody = { officer: '', displayName: '', role: 'handler' as Role, desk: session.desk as Desk, zones: '', unit: '' }
  const [typed, setTyped] = useState(nobody)
  const work = useWork()
  const set = (next: Partial<typeof nobody>) => setTyped({ ...typed, ...next })
  const add = (event: FormEvent) => {
    event.preventDefault()
    work.run(async () => {
      const zones = typed.zones.split(/[、，,\s]+/).filter((zone) => zone !== '')
      const body: OfficerBody = { ...typed, zones, unit: typed.unit.trim() || null }
      onAdded(await client.send<OfficerSecrets>('POST', PATHS.officers, body))
      setTyped(nobody)
    })
  }
  return (
    <Card title="增加人员">
      <form className="stack stack--wide" onSubmit={add}>
        <TextField
          label="用户名"
          value={typed.officer}
          onChange={(officer) => set({ officer })}
          hint="小写字母、数字、点、横线，2 至 32 个。"
          required
        />
        <TextField label="姓名" value={typed.displayName} onChange={(displayName) => set({ displayName })} maxLength={40} required />
        <Select
          label="角色"
          value={typed.role}
          options={ROLE_WORDS}
          onChange={(role) => role !== '' && set({ role })}
          hint="一人一个角色：经办人不发奖，发奖的人不办案。"
        />
        <Select label="受理台" value={typed.desk} options={DESKS} onChange={(desk) => desk !== '' && set({ desk })} />
        <TextField
          label="负责的片区"
          value={typed.zones}
          onChange={(zones) => set({ zones })}
          hint="用顿号分开。来自这些片区的举报由别人办。"
        />
        <TextField label="单位" value={typed.unit} onChange={(unit) => set({ unit })} maxLength={80} />
        {work.wrong !== null && <Notice tone="stop">{work.wrong}</Notice>}
        <div className="actions">
          <Button look="main" submit disabled={work.busy}>
            增加
          </Button>
        </div>
      </form>
    </Card>
  )
}
