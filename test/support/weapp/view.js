// The view side of the host: draws the built WXML with WeChat's own component engine, inside a real browser. Bundled
// and injected by host.ts; talks to the service by `toService` and is told of data by `pushData`.
const engine = require('glass-easel')
const { MiniProgramEnv } = require('glass-easel-miniprogram-adapter')

engine.globalOptions.writeIdToDOM = true

// The engine writes absent booleans as empty attributes, which a browser takes for true.
const setAttribute = Element.prototype.setAttribute
const BOOLEANS = new Set(['disabled', 'hidden', 'checked', 'password', 'maxlength'])
Element.prototype.setAttribute = function (name, value) {
  return BOOLEANS.has(name) && ['', 'false', 'undefined', '-1'].includes(String(value))
    ? this.removeAttribute(name)
    : setAttribute.call(this, name, value)
}

// A picture of WeChat's is one of the browser's.
const createElement = document.createElement.bind(document)
document.createElement = (name, options) => createElement(name === 'image' ? 'img' : name, options)

const send = (event) => {
  // The browser's own event of a field says nothing of its value; WeChat's, made below, does.
  if (event.type === 'input' && event.detail?.value === undefined) return
  const from = event.currentTarget || event.target
  window.toService({
    type: event.type,
    detail: event.detail,
    sid: from.dataset.sid,
    id: from.id,
    targetSid: event.target.dataset.sid,
    targetId: event.target.id,
  })
}

let groups
let statics

window.install = (templates, configs) => {
  groups = new Function(templates)()
  statics = configs
}

window.mountView = (route, data) => {
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  for (const path of Object.keys(groups)) {
    space.addComponentStaticConfig(path, statics[path] || {})
    space.addCompiledTemplate(path, { groupList: groups, content: groups[path], fallbackListenerOnNativeNode: true })
  }
  for (const name of ['comp', 'custom-wrapper']) {
    if (groups[name])
      space.componentEnv(name, ({ Component }) => Component({ properties: { i: Object, l: String }, methods: { eh: send } }))
  }
  space.componentEnv(route, ({ Page }) => Page({ data, eh: send }))
  const backend = new engine.CurrentWindowBackendContext()
  backend.onEvent((target, type, detail, options) => {
    const event = new engine.Event(type, detail, options)
    engine.Event.dispatchEvent(target, event)
    return event.getEventBubbleStatus()
  })
  const root = env.associateBackend(backend).createRoot('page', space, route)
  const place = document.createElement('div')
  document.body.replaceChildren(place)
  root.attach(document.body, place)
  const page = root.get()
  window.pushData = (patch) => page.setData(patch)
  document.body.oninput = ({ target }) =>
    target.__wxElement?.triggerEvent('input', { value: target.value, cursor: target.selectionStart }, { bubbles: false })
}
