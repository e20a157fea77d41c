import { tellsPersonLess } from '../../../server/privacy/masked'

/** What was told of a person does not stay beside the mask that stands there now. */

it.each<[string, unknown, unknown]>([
  ['a text', { problem: '通道上锁，沈远舟未到场' }, { problem: '通道上锁，沈**未到场' }],
  ['a text that was written otherwise too', { problem: '沈远舟未到场，通道上锁' }, { problem: '通道仍上锁，沈**未到场' }],
  [
    'a line of a list, wherever it stands now',
    { measures: [{ owner: '甲局' }, { owner: '局长沈远' }] },
    { measures: [{ owner: '局长沈*' }] },
  ],
])('%s', (_what, before, after) => expect(tellsPersonLess(before, after)).toBe(true))

it.each<[string, unknown, unknown]>([
  ['a cell told who answers', { owner: '沈远舟' }, { owner: '沈**' }],
  ['nothing is masked', { owner: '沈远舟' }, { owner: '甲局' }],
  ['it was masked before', { owner: '沈**', problem: '一' }, { owner: '沈**', problem: '二' }],
  ['somebody else is masked', { owner: '沈远舟建材店' }, { owner: '顾**' }],
  ['another field names a place that begins so', { address: '沈家湾' }, { owner: '沈**' }],
  ['there was nothing', { owner: null }, { owner: '沈**' }],
])('not where %s', (_what, before, after) => expect(tellsPersonLess(before, after)).toBe(false))
