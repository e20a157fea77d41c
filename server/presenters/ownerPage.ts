import { createHash } from 'node:crypto'
import type { City } from '../../shared/api/city'
import { WATCHED_MAX } from '../../shared/api/subscriptions'
import { DELIVERY_STATES, ENDINGS, SUBSCRIPTION_STATES } from '../../shared/deliveries/words'
import { plainDocument } from './plainPage'
import { PLAIN_STYLE } from './plainStyle'

/** The words of states, for the script: JSON that no text of a page ends. */
const WORDS = JSON.stringify({ subscriptions: SUBSCRIPTION_STATES, deliveries: DELIVERY_STATES, endings: ENDINGS }).replaceAll(
  '<',
  '\\u003c',
)

const input = (id: string, label: string, more: string): string =>
  `<p><label for="${id}">${label}</label><br><input id="${id}" ${more} required autocomplete="off"></p>`

/** The page of owners and trading centres: to subscribe, and with the key to read notices back, sign for them and leave. Its script sends; the page sends nothing by itself. */
export const presentOwnerPage = (city: Pick<City, 'name' | 'sample'>, script: string): string =>
  plainDocument({
    title: '业主和交易中心：决定的通知',
    city,
    isIndexed: false,
    content: [
      '<h1>业主和交易中心：决定的通知</h1>',
      '<p>关注的企业有了带文号的决定，就通知到您的接收地址。密钥只在这一页里用，关掉就没有了。</p>',
      '<p id="said" role="status"></p>',
      '<section id="fresh" hidden><h2>只显示这一次</h2><p>订阅编号：<code id="id"></code></p><p>密钥：<code id="key"></code></p><p class="warn">▲ 请现在抄下来，交给管接收程序的人；丢了只能重新订阅。</p></section>',
      `<div id="doors">
<section><h2>打开自己的订阅</h2><form id="open">
${input('open-id', '订阅编号', 'pattern="[0-9a-f]{32}"')}
${input('open-key', '密钥', 'type="password"')}
<p><button>打开</button></p></form></section>
<section><h2>新订阅</h2><form id="subscribe">
${input('new-code', '本单位的统一社会信用代码', 'maxlength="60"')}
${input('new-name', '单位名称', 'maxlength="60"')}
${input('new-url', '接收地址（https）', 'type="url" maxlength="500"')}
<p><label for="new-watches">关注的企业：统一社会信用代码，一行一个，最多 ${WATCHED_MAX} 个</label><br><textarea id="new-watches" rows="5" required></textarea></p>
<p><button>订阅</button></p></form></section>
</div>`,
      `<div id="own" hidden><section><h2>自己的订阅</h2><p id="state" class="strong"></p><p id="facts"></p>
<p><button type="button" id="challenge">请验证接收地址</button> <button type="button" id="again">刷新</button> <button type="button" id="change" class="plain">换密钥</button></p></section>
<section><h2>通知</h2><p id="none">还没有通知。</p><ul id="deliveries"></ul></section>
<section id="changes">
<details id="watching"><summary id="watches-count"></summary><ul id="watches"></ul>
<form id="watch"><p><label for="watch-codes">加上的企业：统一社会信用代码，一行一个，最多 ${WATCHED_MAX} 个</label><br><textarea id="watch-codes" rows="3" required></textarea></p>
<p><button>加上</button></p></form>
<p class="quiet">改了从下一份通知起算，不用再核对。新加的企业以前的决定，请按代码查一次。去掉的企业，以前通知过的决定不再有效时，还会通知一次。</p></details>
<details id="naming"><summary>改本单位的代码或名称</summary>
<form id="rename">
${input('rename-code', '新的统一社会信用代码', 'maxlength="60"')}
${input('rename-name', '新的单位名称', 'maxlength="60"')}
<p class="quiet">改了要受理台重新核对；核对以前不通知，核对以后从停的地方接着通知。</p>
<p><button>改，并请重新核对</button></p></form></details></section>
<section><h2>退订</h2><p class="quiet">待送达的不再送，接收地址、关注的企业和密钥随即删去。</p>
<p><input type="checkbox" id="sure"><label for="sure">确定退订</label> <button type="button" id="leave" class="plain">退订</button></p></section></div>`,
      '<p class="link"><a href="/compare">把几家企业并列</a></p>\n<p class="link"><a href="/boards/trading-centre">交易中心公示屏</a></p>\n<p class="link"><a href="/">到首页查找</a></p>',
      `<script type="application/json" id="words">${WORDS}</script>`,
      `<script src="/owners/owners.js?${script}" defer></script>`,
    ],
  })

/** What the page may do: run its own script, ask its own service, look as its own style says. A form is sent by the script or not at all. */
export const OWNER_POLICY = `default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'sha256-${createHash('sha256').update(PLAIN_STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
