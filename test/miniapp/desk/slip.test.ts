import { readSlip, slipLines, slipOf } from '../../../miniapp/desk/src/tips/transferSlip'
import { utf8 } from '../../../shared/tips/crypto'
import { reasonOf } from '../../support/tipWorld'
import { tip } from './support'

const NOTHING = { summary: '请核查 7 号工地的临边防护。', words: false, photos: [], answerable: false }

it('leaves words, photos and the way back blank until each is chosen', () => {
  const slip = slipOf(tip(), NOTHING)
  expect(slip).toMatchObject({ words: null, photos: [], reporter: null })
  expect(JSON.stringify(slip)).not.toContain('三年')
  expect(slipOf(tip(), { ...NOTHING, words: true, photos: [2, 1] })).toMatchObject({ words: tip().text, photos: [1, 2] })
})

it('has no place for who the reporter is, nor for the marks that tell of it', () => {
  const slip = slipOf(tip(), { ...NOTHING, words: true, photos: [1], answerable: true })
  expect(Object.keys(slip).sort()).toEqual(['address', 'danger', 'kind', 'photos', 'reporter', 'summary', 'v', 'words'])
  expect(Object.keys(slip.reporter ?? {}).sort()).toEqual(['lookupId', 'sealingKey'])
  expect(slipLines(slip).at(-1)).toEqual({ label: '举报人身份', text: '从不移送' })
})

it('is read as it was written, and refused where it is none', () => {
  const slip = slipOf(tip(), { ...NOTHING, answerable: true })
  expect(readSlip(utf8(JSON.stringify(slip)))).toEqual(slip)
  expect(reasonOf(() => readSlip(utf8('{"v":2}')))).toBe('content-malformed')
  expect(reasonOf(() => readSlip(utf8('no')))).toBe('content-malformed')
})
