import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { bounded } from '@/components/Boundary'
import { Page } from '@/components/Page'
import { gradingUrl } from '@/kinds/addresses'
import { Grading } from '@/kinds/enterprise/grading/Grading'
import { gradingTitle } from '@/kinds/enterprise/grading/title'
import { param } from '@/text/param'
import './index.scss'

/** Where the grade of one enterprise comes from: its address has an id or a credit code. */
function GradingPage() {
  // An address without an id names no record; the service says so in its own words.
  const id = param(useRouter<{ id?: string }>().params.id) || '-'
  useShareAppMessage(() => ({ title: gradingTitle(id), path: gradingUrl(id) }))
  return (
    <Page wide>
      <Grading id={id} />
    </Page>
  )
}

export default bounded(GradingPage)
