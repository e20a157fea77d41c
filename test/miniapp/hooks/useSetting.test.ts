import { phone, stored } from '../../support/phone'
import { openPage, resetPages, settle } from '../../support/page'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))
Object.assign(globalThis, { BUILD_VERSION: 'b1', ANSWER_SHAPES: { answers: [], shapes: [] } })

import { createSetting, hasTexts, isText, listOf, useSetting } from '../../../miniapp/src/hooks/useSetting'

/** A value that every open page sees at once, and that is there again when the app is opened again. */

const warned: unknown[] = []
const colours = (more: { vital?: boolean } = {}) =>
  createSetting<string[]>({ key: 'colours', initial: () => ['grey'], read: listOf(isText), ...more })

beforeEach(() => {
  warned.length = 0
  jest.spyOn(console, 'warn').mockImplementation((message: unknown) => void warned.push(message))
})
afterEach(async () => {
  await resetPages()
  jest.restoreAllMocks()
})

describe('a setting', () => {
  it('begins with its initial value, and is there again at the next start', () => {
    const setting = colours()
    expect(setting.get()).toEqual(['grey'])
    setting.set(['red'])
    expect([setting.get(), colours().get(), stored.get('colours')]).toEqual([['red'], ['red'], ['red']])
  })

  it('gives the same value until it is set: no page is drawn anew', () => {
    stored.set('colours', ['red'])
    const setting = colours()
    expect(setting.get()).toBe(setting.get())
  })

  it.each<[string, unknown, string[]]>([
    ['of another form is as if nothing lay there', { red: 1 }, ['grey']],
    ['that is empty holds: it is a choice too', [], []],
    ['is read without what is not as it should be', ['red', 7, null], ['red']],
  ])('that lies on the phone %s', (_what, lies, value) => {
    stored.set('colours', lies)
    expect(colours().get()).toEqual(value)
  })

  it('holds until the app is closed where the phone keeps nothing, and says so for who looks', () => {
    phone.fullFrom = 0
    const setting = colours()
    setting.set(['red'])
    expect([setting.get(), colours().get(), warned]).toEqual([['red'], ['grey'], ['a setting could not be kept']])
  })

  it('that is vital is not set where the phone keeps nothing: nobody believes it kept', () => {
    const setting = colours({ vital: true })
    const heard = jest.fn()
    setting.subscribe(heard)
    phone.fullFrom = 0
    expect(() => setting.set(['red'])).toThrow('full')
    expect([setting.get(), heard.mock.calls, warned]).toEqual([['grey'], [], []])
  })

  it.each([
    ['room', () => undefined],
    ['no room', () => Object.assign(phone, { fullFrom: 0 })],
  ])('that is cleared on a phone with %s leaves no word that there was one', (_what, happens) => {
    const setting = colours({ vital: true })
    const heard = jest.fn()
    setting.set(['red'])
    setting.subscribe(heard)
    happens()
    setting.clear()
    expect([setting.get(), stored.has('colours'), heard.mock.calls.length]).toEqual([['grey'], false, 1])
  })
})

describe('a page', () => {
  it('sees what another page sets, at once', async () => {
    const setting = colours()
    const [one, other] = [await openPage(() => useSetting(setting), undefined), await openPage(() => useSetting(setting), undefined)]
    await settle(() => one.now()[1](['red']))
    expect([one.now()[0], other.now()[0]]).toEqual([['red'], ['red']])
  })

  it('is told while it listens, and no more', () => {
    const setting = colours()
    const heard = jest.fn()
    const stop = setting.subscribe(heard)
    setting.set(['red'])
    stop()
    setting.set(['blue'])
    expect(heard).toHaveBeenCalledTimes(1)
  })
})

it.each<[string, unknown, boolean]>([
  ['both texts', { id: 'a', day: 'b', more: 1 }, true],
  ['one that is missing', { id: 'a' }, false],
  ['one that is no text', { id: 'a', day: 1 }, false],
  ['nothing', null, false],
  ['a text', 'id', false],
])('knows of %s whether its fields are texts', (_what, value, is) => {
  expect(hasTexts(value, 'id', 'day')).toBe(is)
})
