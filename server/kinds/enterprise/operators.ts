import { COMMON, TRANSPORT_AGENCY } from '../../sample/files'
import type { SampleEnterprise } from '../sample'

export const OPERATOR_HEADER = ['经营者名称', '统一社会信用代码', '经营场所', '经营线路'] as const

/** So often the transport office knows another address than the register does. */
const EVERY = 6

/** The transport office's own list of passenger operators: the same firms as in the register, seen by another office. */
export function sampleOperators(enterprises: SampleEnterprise[]): string[][] {
  return enterprises
    .filter(({ sector }) => sector === 'road_transport')
    .map(({ name, uscc, routes }, i) => [name, uscc, i % EVERY === 0 ? '云帆市客运总站东侧停车场' : '', routes.join('；')])
}

/** How the city's list of sources tells of it. */
export const OPERATORS_SOURCE = {
  ...COMMON,
  name: 'yunfan-operators',
  title: '道路客运经营者名录',
  agency: TRANSPORT_AGENCY,
  kind: 'enterprise',
  format: 'csv',
  encoding: 'gb18030',
  path: 'operators.csv',
  // The same firms as in the register, which speaks first.
  register: { name: 'yunfan-enterprises', precedence: 2 },
  key: ['统一社会信用代码'],
  columns: {
    name: '经营者名称',
    uscc: '统一社会信用代码',
    sector: { value: 'road_transport' },
    address: '经营场所',
    routes: '经营线路',
  },
}
