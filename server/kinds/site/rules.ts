import { foldKeyText } from '../../../shared/codes/fold'
import { defineKind } from '../define'
import { whereaboutsOf } from '../whereabouts'
import { sample } from './sample'

export const site = defineKind('site', {
  toPublic: (input) => ({ body: input }),
  title: ({ name }) => name,
  search: ({ name, enterprise }) => [name, enterprise?.name ?? null],
  tokens: ({ facets: { no } }) => (typeof no === 'string' ? [no] : []),
  formerly: (no) => ({ 'facets.no': foldKeyText(no) }),
  whereabouts: ({ place, zone }) => whereaboutsOf(place, zone),
  pin: ({ dangerLevel }) => ({ mark: dangerLevel, due: null }),
  figures: [{ key: 'sites', label: '重点监管点' }],
  intake: { headers: { name: /^(监管点|桥梁|重大危险源|场所)名称$/ }, needs: [['name']] },
  sample,
})
