import type { SampleEnterprise } from './enterprises'

export const OPERATOR_HEADER = ['经营者名称', '统一社会信用代码', '经营场所', '经营线路'] as const

/** So often the transport office knows another address than the register does. */
const EVERY = 6

/** The transport office's own list of passenger operators: the same firms as in the register, seen by another office. */
export function sampleOperators(enterprises: SampleEnterprise[]): string[][] {
  return enterprises
    .filter(({ sector }) => sector === 'road_transport')
    .map(({ name, uscc, routes }, i) => [name, uscc, i % EVERY === 0 ? '云帆市客运总站东侧停车场' : '', routes.join('；')])
}
