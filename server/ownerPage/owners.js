'use strict'
/**
 * The script of the page for owners and trading centres. The key stays in this page: it goes in a header field, stands in no address and is kept nowhere.
 * Everything is written as text, never as markup.
 */
;(function owners() {
  const PATH = '/api/v1/subscriptions'
  const words = JSON.parse(document.getElementById('words').textContent)
  let own = null

  const at = (id) => document.getElementById(id)
  const say = (text) => {
    at('said').textContent = text
  }

  function element(name, text, children = []) {
    const made = document.createElement(name)
    if (text !== null) made.textContent = text
    made.append(...children)
    return made
  }

  async function ask(method, path, body) {
    const headers = own === null ? {} : { 'Mingan-Key': own.key }
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    const answer = await fetch(PATH + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
    const json = await answer.json()
    if (answer.ok) return json
    throw new Error([json.error.message, ...Object.values(json.error.fields ?? {})].join(' '))
  }

  /** Does something that a person asked for; what goes wrong is said. */
  function work(doing) {
    return async (event) => {
      event.preventDefault()
      say('正在办理……')
      try {
        say(await doing())
      } catch (error) {
        say(`没有办成：${error.message}`)
      }
    }
  }

  function button(text, doing) {
    const made = element('button', text)
    made.type = 'button'
    made.className = 'plain'
    made.addEventListener('click', work(doing))
    return made
  }

  const moment = (instant) => new Date(instant).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })

  function line(delivery) {
    const { sequence, state, record, firms, fault, sentAt, signedAt, signedBy, edition } = delivery
    const link = element('a', '看记录')
    link.href = record.path
    const told = element('pre', '')
    told.hidden = true
    const facts = [
      `第 ${sequence} 份：${words.deliveries[state]}`,
      `企业 ${firms.join('、')}`,
      `第 ${edition} 版`,
      ...(sentAt === null ? [] : [`送达 ${moment(sentAt)}`]),
      ...(signedAt === null ? [] : [`签收 ${moment(signedAt)}（${signedBy}）`]),
      ...(fault === null ? [] : [fault]),
    ]
    const by = element('input', null)
    by.maxLength = 60
    const signs = element('label', '签收人姓名或职务（不公布）', [by])
    return element('li', null, [
      element('p', facts.join('；')),
      element('p', null, [
        link,
        ' ',
        button('看内容', async () => {
          told.textContent = JSON.stringify(await ask('GET', `/${own.id}/deliveries/${sequence}`), null, 1)
          told.hidden = false
          return '内容在下面'
        }),
        button('再送一次', async () => {
          await ask('POST', `/${own.id}/deliveries/${sequence}/send`)
          await show()
          return `第 ${sequence} 份已再送`
        }),
      ]),
      ...(state === 'sent' || state === 'undelivered'
        ? [
            element('p', null, [
              signs,
              button('签收', async () => {
                await ask('POST', `/${own.id}/deliveries/${sequence}/signature`, { by: by.value })
                await show()
                return `第 ${sequence} 份已签收`
              }),
            ]),
          ]
        : []),
      told,
    ])
  }

  const codesIn = (text) => text.split(/[,，、;；\s]+/).filter((one) => one !== '')

  /** A watched firm, with what takes it off. */
  function watched(code) {
    const off = button('去掉', async () => {
      await ask('POST', `/${own.id}/watches`, { remove: [code] })
      await show()
      return `已去掉 ${code}`
    })
    off.setAttribute('aria-label', `去掉 ${code}`)
    return element('li', null, [element('code', code), ' ', off])
  }

  async function show() {
    const { name, code, url, watches, state, ending } = await ask('GET', `/${own.id}`)
    const hasEnded = state === 'left'
    at('watches-count').textContent = `关注的企业：${watches.length} 家，加上、去掉`
    at('watches').replaceChildren(...watches.map(watched))
    at('rename-code').value = code
    at('rename-name').value = name
    at('changes').hidden = hasEnded
    at('naming').hidden = state === 'asked'
    at('state').textContent = words.subscriptions[state] + (ending === null ? '' : `：${words.endings[ending]}`)
    at('facts').textContent = `${name}（${code}）；关注 ${watches.length} 家企业；接收地址 ${url}`
    at('challenge').hidden = state !== 'asked'
    const items = []
    for (let before = ''; ;) {
      const page = await ask('GET', `/${own.id}/deliveries${before}`)
      items.push(...page.items)
      if (page.next === null || items.length >= 500) break
      before = `?before=${page.next}`
    }
    at('deliveries').replaceChildren(...items.map(line))
    at('none').hidden = items.length > 0
    at('own').hidden = false
    at('doors').hidden = true
  }

  const tellKey = (key) => {
    at('key').textContent = key
    at('fresh').hidden = false
  }

  at('open').addEventListener(
    'submit',
    work(async () => {
      own = { id: at('open-id').value.trim(), key: at('open-key').value.trim() }
      at('open-key').value = ''
      await show().catch((error) => {
        own = null
        throw error
      })
      return ''
    }),
  )
  at('subscribe').addEventListener(
    'submit',
    work(async () => {
      const [code, name, url] = ['code', 'name', 'url'].map((field) => at(`new-${field}`).value.trim())
      const watches = codesIn(at('new-watches').value)
      const { id, key } = await ask('POST', '', { code, name, url, watches })
      own = { id, key }
      at('id').textContent = id
      tellKey(key)
      await show()
      return '已提出。请先抄下编号和密钥，把密钥放进接收程序，再请本服务验证接收地址。'
    }),
  )
  at('challenge').addEventListener(
    'click',
    work(async () => {
      await ask('POST', `/${own.id}/challenge`)
      await show()
      return '接收地址答复对了，等受理台核对代码。'
    }),
  )
  at('change').addEventListener(
    'click',
    work(async () => {
      const { key } = await ask('POST', `/${own.id}/key`)
      own.key = key
      at('id').textContent = own.id
      tellKey(key)
      return '密钥已换，旧的马上作废。请抄下新的，放进接收程序。'
    }),
  )
  at('watch').addEventListener(
    'submit',
    work(async () => {
      await ask('POST', `/${own.id}/watches`, { add: codesIn(at('watch-codes').value) })
      at('watch-codes').value = ''
      await show()
      return '已加上，从下一份通知起算。'
    }),
  )
  at('rename').addEventListener(
    'submit',
    work(async () => {
      await ask('POST', `/${own.id}/owner`, { code: at('rename-code').value.trim(), name: at('rename-name').value.trim() })
      await show()
      return '已改，等受理台核对。'
    }),
  )
  at('leave').addEventListener(
    'click',
    work(async () => {
      if (!at('sure').checked) return '退订前请先勾选“确定退订”。'
      await ask('DELETE', `/${own.id}`)
      own = null
      at('own').hidden = true
      at('fresh').hidden = true
      at('doors').hidden = false
      return '已退订。'
    }),
  )
  at('again').addEventListener(
    'click',
    work(async () => {
      await show()
      return ''
    }),
  )
})()
