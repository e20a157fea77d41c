import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { FilingAnswer } from '@shared/api/tips'
import { shanghaiDay } from '@shared/codes/dates'
import { TIP_KINDS, type TipKind } from '@shared/tips/words'
import { KINDS, type Kind } from '@shared/kinds/index'
import { bounded } from '@/components/Boundary'
import { DemoKey } from '@/components/DemoKey'
import { FaultLine } from '@/components/Field'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { useTipService } from '@/hooks/useTipService'
import { shownRecord } from '@/hooks/shownRecord'
import { recordUrl } from '@/kinds/addresses'
import { TIP } from '@/text/links'
import { param } from '@/text/param'
import { faultsOf } from '../check'
import { carried } from '../content'
import { STEPS, type Draft, type Step } from '../draft'
import { removeDraft } from '../drafts'
import { StepTitle } from '../StepTitle'
import { isDemonstration } from '../root'
import { useDraft, type DraftInHand } from '../useDraft'
import { PersonStep } from './PersonStep'
import { PlaceStep } from './PlaceStep'
import { ReceiptStep } from './ReceiptStep'
import { SendStep } from './SendStep'
import { Sent } from './Sent'
import { TextStep } from './TextStep'

const TITLES: Record<Step, { title: string; next: string }> = {
  place: { title: '第 1 步，共 5 步：什么事，在哪里', next: '下一步写经过、加照片。现在什么都没有发出。' },
  text: { title: '第 2 步，共 5 步：经过和照片', next: '下一步选匿名或实名，并看一遍别人会看到什么。现在什么都没有发出。' },
  person: { title: '第 3 步，共 5 步：您是谁，谁会看到', next: '下一步给您一张凭证。现在什么都没有发出。' },
  receipt: { title: '第 4 步，共 5 步：保存凭证', next: '保存之后才能发送。现在什么都没有发出。' },
  send: { title: '第 5 步，共 5 步：密封并发送', next: '看到「已送达」才算发出。' },
}

interface Params {
  draft?: string
  kind?: string
  record?: string
  id?: string
}

const isTipKind = (kind: string | undefined): kind is TipKind => kind !== undefined && kind in TIP_KINDS
const isKind = (kind: string | undefined): kind is Kind => kind !== undefined && kind in KINDS

/** The record that an address names; null where it names none, or a draft that has its own. */
function namedIn({ draft, record, id }: Params): { kind: Kind; id: string } | null {
  return draft === undefined && isKind(record) && id !== undefined ? { kind: record, id: param(id) } : null
}

/** Writing a tip, from the first word to the acknowledgement. */
function WritePage() {
  const { params } = useRouter<Record<keyof Params, string>>() as { params: Params }
  // As the page was opened: it gives itself the address of its draft later.
  const [named] = useState(() => namedIn(params))
  const [record] = useState(() => named && shownRecord(named.kind, named.id))
  const inHand = useDraft({ draft: params.draft, kind: isTipKind(params.kind) ? params.kind : null, record: record && carried(record) })
  const [sent, setSent] = useState<{ answer: FilingAnswer; draft: Draft } | null>(null)
  const { draft, fault } = inHand
  return (
    <Page>
      <DemoKey shown={isDemonstration} />
      {sent && <Sent answer={sent.answer} remembered={sent.draft.remember} keptVisits={sent.draft.keepVisits === true} />}
      {!sent && named && record === null && <NotShown {...named} />}
      {!sent && draft && (
        <Writing
          {...inHand}
          draft={draft}
          onSent={(answer) => {
            inHand.letGo()
            setSent({ answer, draft })
          }}
        />
      )}
      {!sent && !draft && fault && (
        <View className="state state--failed" ariaRole="alert">
          <Text>{fault}</Text>
        </View>
      )}
    </Page>
  )
}

export default bounded(WritePage)

/** A record of which this phone has shown nothing goes into no tip: its page says what it is. */
function NotShown({ kind, id }: { kind: Kind; id: string }) {
  return (
    <View className="state" id="not-shown" ariaRole="status">
      <Text className="state__text">
        这个地址里说的那条公示，这部手机没有打开过，没有附上。要说的就是它，请先打开它的页面，再从那里写。
      </Text>
      <Tap className="link link--plain" role="link" onTap={() => void Taro.navigateTo({ url: recordUrl(kind, id) })}>
        打开那条公示
      </Tap>
    </View>
  )
}

function Writing({ draft, fault, change, flush, letGo, onSent }: DraftInHand & { draft: Draft; onSent: (answer: FilingAnswer) => void }) {
  const { service } = useTipService()
  const [tried, setTried] = useState(false)
  const [isSending, setSending] = useState(false)
  const all = faultsOf(draft, shanghaiDay(service ? new Date(service.now) : new Date()))
  const faults = all.filter(({ step }) => step === draft.step)
  const at = STEPS.indexOf(draft.step)
  const go = (step: Step | undefined) => {
    setTried(false)
    if (step) change({ step })
  }
  const next = () => {
    if (faults.length > 0) return setTried(true)
    // A step further back that is not whole comes first, e.g. in a draft of an earlier build.
    go(draft.step === 'person' && all[0] ? all[0].step : STEPS[at + 1])
  }
  const props = { draft, change, faults: tried ? faults : [], service }
  return (
    <View>
      <StepTitle step={draft.step} {...TITLES[draft.step]} />
      {draft.step === 'place' && <PlaceStep {...props} />}
      {draft.step === 'text' && <TextStep {...props} />}
      {draft.step === 'person' && <PersonStep {...props} />}
      {draft.step === 'receipt' && <ReceiptStep {...props} />}
      {draft.step === 'send' && <SendStep draft={draft} flush={flush} change={change} onSent={onSent} onBusy={setSending} />}
      {draft.step !== 'send' && (
        <Tap
          className="button button--main button--wide"
          id="next"
          onTap={draft.step === 'receipt' && !draft.receiptSaved ? () => setTried(true) : next}
        >
          {draft.step === 'receipt' ? '去发送' : '下一步'}
        </Tap>
      )}
      {tried && faults.length > 0 && <FaultLine fault={`还差 ${faults.length} 处，已在上面标出。`} />}
      {tried && draft.step === 'receipt' && !draft.receiptSaved && (
        <FaultLine fault="凭证还没有保存。没有凭证，谁也查不到回复，所以先保存再发送。" />
      )}
      {at > 0 && !draft.sealed && (
        <Tap className="button button--wide" id="previous" onTap={() => go(STEPS[at - 1])}>
          上一步
        </Tap>
      )}
      <Text className={`hint ${fault ? 'hint--stop' : ''}`} id="kept">
        {fault ?? '草稿自动保存在这部手机里（密封）。防的是存储文件被单独拷走，防不住拿着您已解锁手机的人。'}
      </Text>
      {/* What is under way is not taken away from under it. */}
      {!isSending && <RemoveDraft draft={draft} letGo={letGo} />}
    </View>
  )
}

/** Deletes a draft at a second tap. */
function RemoveDraft({ draft, letGo }: { draft: Draft; letGo: () => void }) {
  const remove = async () => {
    const content = draft.sealed ? '已发出的部分没有凭证打不开，服务器过几天会删去。' : '经过、照片和凭证都从这部手机上删去。'
    const { confirm } = await Taro.showModal({ title: '删去这份草稿', content, confirmText: '删去' })
    if (!confirm) return
    letGo()
    await removeDraft(draft.id)
    void Taro.switchTab({ url: TIP })
  }
  return (
    <Tap className="link link--plain" id="remove-draft" onTap={() => void remove()}>
      删去这份草稿
    </Tap>
  )
}
