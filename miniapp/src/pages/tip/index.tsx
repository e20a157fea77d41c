import Taro, { useDidShow } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { TipServiceAnswer } from '@shared/api/tips'
import { bounded } from '@/components/Boundary'
import { Call } from '@/components/Call'
import { Card } from '@/components/Card'
import { DemoKey } from '@/components/DemoKey'
import { Line } from '@/components/Line'
import { Page } from '@/components/Page'
import { startTip } from '@/components/StartTip'
import { Tap } from '@/components/Tap'
import { clearTraces, draftMarks, receiptMarks, sentDays } from '@/hooks/tipMarks'
import { useSetting } from '@/hooks/useSetting'
import { useTipService } from '@/hooks/useTipService'
import { OBJECTION_FIGURES, REPLY_FIGURES } from '@/kinds/objectable'
import { draftUrl, LOOK_UP_OBJECTION, LOOK_UP_REPLY, receiptUrl, TIP_WORDS } from '@/text/links'
import { moment } from '@/text/time'
import { HOTLINE, sealingFault } from '@/text/tipGate'

const DANGER = [
  { phone: '119', text: '火灾、救援' },
  { phone: '120', text: '急救' },
  { phone: '110', text: '报警' },
  { phone: HOTLINE, text: '举报隐患' },
]

/** What this program cannot clear. */
const OWN_HISTORY = process.env.TARO_ENV === 'h5' ? '浏览器自己的历史记录请在浏览器里清除。' : ''

const go = (url: string) => void Taro.navigateTo({ url })

/** The first page of tips: danger first, then writing, drafts, receipts, and what is protected. Nothing here seals or opens. */
function TipPage() {
  const { service, error, reload } = useTipService()
  const fault = sealingFault()
  useDidShow(reload)
  return (
    <Page tab>
      <DemoKey />
      <Danger />
      {fault === null ? (
        <Door service={service} error={error?.message ?? null} />
      ) : (
        <Closed why={fault} telephone={service?.telephone ?? HOTLINE} />
      )}
      {fault === null && <Drafts />}
      {fault === null && <Receipts />}
      <Card title="保护什么，保护不了什么" id="protected">
        <Text className="paragraph">
          内容在这部手机上密封，只有受理台用自己的密钥拆得开；服务器和偷走数据库的人读不到。不登录，不要手机号。
        </Text>
        <Text className="paragraph">保护不了：有人正看着您的屏幕；微信和运营商知道您打开过本程序；只有您才知道的细节本身就会指向您。</Text>
        <Line title="隐私说明与安全提示" notes={['写之前值得看一分钟']} onTap={() => go(TIP_WORDS)} />
      </Card>
      <Traces />
    </Page>
  )
}

export default bounded(TipPage)

function Danger() {
  return (
    <View className="danger" id="danger">
      <View className="danger__title" ariaRole="heading">
        <Text>现在就有人有危险？先打电话</Text>
      </View>
      <View className="danger__calls">
        {DANGER.map(({ phone, text }) => (
          <Call key={phone} phone={phone} whom={text} text={`${phone} ${text}`} className="danger__call" />
        ))}
      </View>
    </View>
  )
}

/** Whether the door is open, as it says itself. */
function Door({ service, error }: { service: TipServiceAnswer | null; error: string | null }) {
  if (service && !service.open) return <Closed why={service.why ?? '现在不能在网上举报。'} telephone={service.telephone} />
  return (
    <Card title="看到隐患、违法、瞒报？">
      <Text className="paragraph">分五步：什么事、经过、您是谁、存好凭证、密封发出。可以匿名；以后凭这张凭证查回复，不用登录。</Text>
      <Tap className="button button--main button--wide" id="write" onTap={() => startTip()}>
        写举报
      </Tap>
      {error !== null && <Text className="hint hint--warn">现在没有连上服务。可以先写，草稿存在手机里，联网后再发。</Text>}
      {service && <Canary canary={service.canary} />}
    </Card>
  )
}

function Canary({ canary: { lastGoodAt, late } }: { canary: TipServiceAnswer['canary'] }) {
  const told = lastGoodAt === null ? '投递通道还没有自检过。' : `投递通道每小时自检一次，最近一次成功：${moment(lastGoodAt)}。`
  return (
    <Text className={`hint ${late ? 'hint--warn' : ''}`}>
      {late ? `${told}已经超时，发出后请留意是否显示「已送达」，急事请打电话。` : told}
    </Text>
  )
}

function Closed({ why, telephone }: { why: string; telephone: string }) {
  return (
    <View className="state state--failed" id="closed" ariaRole="alert">
      <Text className="state__text">{why}</Text>
      <Call phone={telephone} whom="举报" text={`☎ 打电话举报 ${telephone}`} />
    </View>
  )
}

function Drafts() {
  const [drafts] = useSetting(draftMarks)
  if (drafts.length === 0) return null
  return (
    <Card title={`草稿 ${drafts.length}`} id="drafts">
      {drafts.map(({ id, at }, i) => (
        <Line
          key={id}
          title={`第 ${drafts.length - i} 份草稿`}
          notes={[`保存于 ${moment(at)}`, '只在这部手机里']}
          onTap={() => go(draftUrl(id))}
        />
      ))}
    </Card>
  )
}

function Receipts() {
  const [receipts] = useSetting(receiptMarks)
  const [days] = useSetting(sentDays)
  return (
    <Card title="查回复" id="receipts">
      <Line title="用凭证查回复" notes={['输入 25 位凭证；可以写回、催问、领奖励']} onTap={() => go(receiptUrl())} />
      <Line title="查异议" notes={['企业、责任人对公示记录提出的，凭编号和回执']} onTap={() => go(LOOK_UP_OBJECTION)} />
      <Line title="异议办得怎么样" notes={['各单位收到、按期答复、更正了多少']} onTap={() => go(OBJECTION_FIGURES)} />
      <Line title="查企业回应" notes={['企业在记录旁边写的，凭编号和回执；填核对码、撤回']} onTap={() => go(LOOK_UP_REPLY)} />
      <Line title="企业回应公布了多少" notes={['各单位原样公布、遮盖、没有公布的']} onTap={() => go(REPLY_FIGURES)} />
      {receipts.map(({ id, day }) => (
        <Line key={id} title={`${day} 发出的举报`} notes={['凭证记在这部手机上']} onTap={() => go(receiptUrl(id))} />
      ))}
      {days.length > 0 && (
        <Text className="hint">
          这部手机发出过 {days.length} 件举报：内容和照片没有留下，凭证{receipts.length === 0 ? '也没有留下' : '只留了上面列出的'}。
        </Text>
      )}
    </Card>
  )
}

/** Everything about tips goes from this phone, at a second tap. */
function Traces() {
  const clear = async () => {
    const { confirm } = await Taro.showModal({
      title: '清除所有痕迹',
      content: `删去这部手机里的举报草稿、照片、记住的凭证、发送记录，以及「最近看过」「我的关注」和存着的公示。已发出的举报不受影响；没有抄下的凭证将找不回来。${OWN_HISTORY}`,
      confirmText: '清除',
    })
    if (!confirm) return
    try {
      await clearTraces()
      void Taro.showToast({ title: '已清除', icon: 'none' })
    } catch (error) {
      console.warn('the traces could not be cleared', error)
      void Taro.showModal({
        title: '没有清除干净',
        content: '可能还留着草稿或凭证。请再试一次；还是不行，请在系统设置里删去本程序的数据。',
        showCancel: false,
      })
    }
  }
  return (
    <Tap className="button button--wide" id="clear-traces" onTap={() => void clear()}>
      清除所有痕迹
    </Tap>
  )
}
