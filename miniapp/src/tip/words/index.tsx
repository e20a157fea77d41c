import { Text, View } from '@tarojs/components'
import { LEARNED } from '@shared/tips/learned'
import { bounded } from '@/components/Boundary'
import { Card, Fact } from '@/components/Card'
import { DemoKey } from '@/components/DemoKey'
import { Page } from '@/components/Page'
import { PRIVACY_USES } from '@/text/privacy'
import { isDemonstration } from '../root'

/** Said first, whatever else is said. */
const FIRST = [
  '谁控制服务器，谁就能改您正在写字的这张网页，从那一刻起读到您写的东西。密封保护的是在那之前发出的，也防偷走数据库的人。',
  '小程序由微信下发，只有经过审核的上传才能改动；但微信和您的运营商知道您打开过它。',
  '受理台用一个单独的文件拆看，不在服务器上拆。',
  '这里用的是国密算法（SM2、SM3、SM4）的程序库，不是经认证的密码模块。',
  '今天密封的内容，将来的机器也许读得懂。',
]

const GOOD = [
  ['偷走数据库的人', '只有密封的内容。就算再偷到一把受理密钥，也只读得到那一周的和还没办完的，已办结的读不到。'],
  ['办案的人', '看不到您的姓名和联系方式。它们另外密封，只有发奖励的人能拆，每拆一次都要写理由、留记录。'],
  [
    '管服务器的人',
    '知道：类别、受理台、行政区划、收到的钟点、几张照片、大约多大，以及您连接时的网络地址（只在内存里用来限速，不写进记录）。不知道内容，也不知道您查了哪一份回复。',
  ],
  ['捡到手机的人', '草稿是密封存放的，防的是存储文件被单独拷走。手机没有锁、或您选了「记住凭证」，拿着手机的人就能看到。'],
] as const

const BAD = [
  '只有您一个人知道的细节，本身就会指向您。写之前想一想还有谁知道。',
  '照片里的倒影、工牌、拍摄角度、只发给过几个人的截图，都可能认出您。',
  '不要用单位的电脑、单位的无线网写。存到相册的凭证可能自动传到网盘。',
  '网页版请在无痕窗口里写，写完关掉。',
]

const OLD = '手机太旧（iOS 14、安卓 8 以前）做不了密封。我们不收不密封的举报：请打 12350，或换一部手机；急事打 119、120、110。'

/** What protects whom from whom, and what does not; then what this program asks of the phone. */
function WordsPage() {
  return (
    <Page>
      <DemoKey shown={isDemonstration} />
      <View className="title" ariaRole="heading">
        <Text>先说保护不了什么</Text>
      </View>
      <Card>
        {FIRST.map((text) => (
          <Text key={text} className="paragraph">
            {text}
          </Text>
        ))}
      </Card>
      <Card title="谁能知道什么">
        {GOOD.map(([who, what]) => (
          <Fact key={who} name={who}>
            {what}
          </Fact>
        ))}
      </Card>
      <Card title="服务器得到什么，全部在这里" id="learned">
        {LEARNED.map(({ field, what, why }) => (
          <Fact key={field} name={field}>
            {what}：{why}
          </Fact>
        ))}
        <Text className="paragraph">匿名和实名的封面一样、大小一样：匿名的也密封一张空的身份表。</Text>
      </Card>
      <Card title="写之前">
        {BAD.map((text) => (
          <Text key={text} className="paragraph">
            · {text}
          </Text>
        ))}
      </Card>
      <Card title="手机太旧怎么办">
        <Text className="paragraph">{OLD}</Text>
      </Card>
      <Card title="隐私说明" id="privacy">
        <Text className="paragraph">本程序不登录，不取微信号、手机号、通讯录。只在您点下时用到：</Text>
        {PRIVACY_USES.map(({ api, what, why }) => (
          <Fact key={api} name={what}>
            {why}
          </Fact>
        ))}
        <Text className="paragraph">
          存在手机上的：看过的公示、关注的记录、显示设置、举报草稿（密封）。在「我的」和「举报」页各有一个按钮清除，举报页的那个全部清除；发出一件举报后，看过的公示也清除，除非您选择留着；它举报的那条记录不再关注。存在服务器上的：密封的举报，办结并过保存期后销毁打开它的密钥。实名信息在奖励付清或放弃后删去。
        </Text>
        <Text className="paragraph">您可以用凭证写回要求撤回、更正或删去；打击报复请写回「遭到打击报复」，受理台必须回访。</Text>
      </Card>
    </Page>
  )
}

export default bounded(WordsPage)
