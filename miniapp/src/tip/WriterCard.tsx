import { Text } from '@tarojs/components'
import type { Contact } from '@shared/contact'
import { CONTACT_PART_MAX } from '@shared/limits'
import { Card } from '@/components/Card'
import { Field } from '@/components/Field'

interface FieldProps {
  id: string
  value: string
  fault: string | null
  onChange: (value: string) => void
}

/** Who writes about a record and how that person is reached. `field`: what a field of the form is bound to. */
export function WriterCard({ field }: { field: (name: keyof Contact) => FieldProps }) {
  return (
    <Card title="怎么联系您">
      <Text className="hint">在手机上密封，只有办理异议和回应的人打得开；每打开一次都要写事由、留记录。</Text>
      <Field {...field('name')} label="姓名" max={CONTACT_PART_MAX} />
      <Field {...field('post')} label="职务（可以不写）" max={CONTACT_PART_MAX} />
      <Field {...field('contact')} label="电话或地址" max={CONTACT_PART_MAX} />
    </Card>
  )
}
