import { useState, type FormEvent } from 'react'
import type { Contact, ContactSeal } from '@shared/contact'
import { unhex } from '@shared/tips/crypto/bytes'
import type { SealedContact } from '../api/types'
import { Button } from './Button'
import { Card, Facts } from './Card'
import { TextField } from './fields'
import { Notice } from './Notice'
import { useDesk } from '../state/desk'
import { useWork } from '../state/useWork'

interface ContactCardProps {
  /** where it is asked for */
  path: string
  unseal: ContactSeal['open']
}

/** Who wrote about a record and how that person is reached: opened here with the key that was loaded, for a reason that the audit keeps. */
export function ContactCard({ path, unseal }: ContactCardProps) {
  const { client, ring } = useDesk()
  const [reason, setReason] = useState('')
  const [opened, setOpened] = useState<Contact | null>(null)
  const work = useWork()
  const open = (event: FormEvent) => {
    event.preventDefault()
    work.run(async () => {
      if (ring === null) throw new Error('先在“密钥”页载入密钥，再拆看。没有记入审计。')
      const { id, keyId, wrap, contact } = await client.send<SealedContact>('POST', path, { reason: reason.trim() })
      const privateKey = ring.privateKey(keyId)
      if (privateKey === undefined) throw new Error('密封它的密钥不在已载入的文件里：请载入那一季度的密钥文件。')
      setOpened(unseal({ wrap: unhex(wrap), stored: unhex(contact) }, id, privateKey))
    })
  }
  if (opened)
    return (
      <Card title="联系方式" screenOnly>
        <Facts
          lines={[
            { label: '姓名', text: opened.name },
            { label: '职务', text: opened.post || '没有写' },
            { label: '电话或地址', text: opened.contact },
          ]}
        />
        <Button onTap={() => setOpened(null)}>收起</Button>
      </Card>
    )
  return (
    <Card title="联系方式" screenOnly>
      <form className="stack" onSubmit={open}>
        <TextField label="事由" value={reason} onChange={setReason} maxLength={200} hint="例如：核对是不是本企业。记入审计。" required />
        {work.wrong !== null && <Notice tone="stop">{work.wrong}</Notice>}
        <Button submit disabled={work.busy || reason.trim() === ''}>
          {work.busy ? '正在拆看…' : '拆看联系方式'}
        </Button>
      </form>
    </Card>
  )
}
