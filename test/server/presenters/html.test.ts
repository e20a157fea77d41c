import { escapeHtml } from '../../../server/presenters/html'

/** Text that stands in HTML, also within an attribute in quotes of either kind. */

it.each([
  ['"><img src=x>', '&quot;&gt;&lt;img src=x&gt;'],
  ["' onclick='x", '&#39; onclick=&#39;x'],
  ['&lt;', '&amp;lt;'],
  ['张\u0000三\u009b\n李四', '张三\n李四'],
])('writes %j as %j', (text, html) => expect(escapeHtml(text)).toBe(html))
