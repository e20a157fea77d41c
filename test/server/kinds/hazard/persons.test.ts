import { finishRecord } from '../../../../server/mirror/rows/finish'
import { EnvelopeInput } from '../../../../shared/envelope'
import { INPUTS } from '../../../../shared/kinds/schemas'
import { CELLS_OF_PERSONS, CELLS_OF_POSTS, CELLS_OF_UNITS } from '../../../support/cellsOfPersons'

const bodyOf = (fields: Record<string, unknown>) =>
  finishRecord('hazard', INPUTS.hazard.parse({ title: '护栏松动', no: '1', ...fields }), {
    envelope: EnvelopeInput.parse({}),
    today: '2026-05-20',
    warn: () => {},
  }).body

/** A cell in every field in which somebody of a firm may stand. */
const everywhere = (cell: string) => ({
  commitments: { responsibility: { unit: null, person: cell, post: null } },
  recheck: { by: cell },
  heldBy: cell,
  extensions: [{ newDeadline: '2026-06-01', approvedBy: cell }],
  evidence: [{ pictures: ['1.jpg'], reviewedBy: cell }],
  phases: [{ measure: '加固', state: 'planned', evidence: [{ pictures: ['2.jpg'], reviewedBy: cell }] }],
})

it.each(CELLS_OF_PERSONS.map(({ cell, names }): [string, string[]] => [cell, names]))(
  '%s is public by surnames only, and %j by nothing else of the record',
  (cell, names) => {
    const text = JSON.stringify(bodyOf({ ...everywhere(cell), description: `栏杆松动，找${names.join('或')}`, title: `${names[0]}处护栏` }))
    for (const name of names) expect(text).not.toContain(name)
  },
)

it.each([...CELLS_OF_UNITS, ...CELLS_OF_POSTS])('%s names nobody and stays, here and elsewhere', (cell) => {
  const body = bodyOf({ ...everywhere(cell), description: `由${cell}落实` })
  expect(body).toMatchObject({
    commitments: { responsibility: { person: cell } },
    recheck: { by: cell },
    heldBy: cell,
    description: `由${cell}落实`,
  })
})

describe('a unit that answers for it', () => {
  const unitOf = (unit: string) =>
    bodyOf({ description: '林知帆负责', commitments: { responsibility: { unit, person: null, post: null } } })
  it.each([
    ['生产部林知帆', '生产部林**'],
    ['生产部/林知帆', '生产部、林**'],
    ['云帆示例公司安全员林知帆', '云帆示例公司安全员林**'],
  ])('and somebody of it: %s', (unit, shown) => {
    const body = unitOf(unit)
    expect(body.commitments?.responsibility?.unit).toBe(shown)
    expect(JSON.stringify(body)).not.toContain('知帆')
  })
  it.each([...CELLS_OF_UNITS.filter((unit) => !unit.endsWith('高压班')), '云帆恒达', '恒达万通'])('stays as it is called: %s', (unit) =>
    expect(unitOf(unit).commitments?.responsibility?.unit).toBe(unit),
  )
})

describe('leaders who answer for it', () => {
  const told = (leader: string, person: string | null = null) =>
    bodyOf({
      description: '周海棠和林知帆到场',
      supervisor: { department: '云帆市应急管理局', leader, post: null },
      commitments: { responsibility: { unit: null, person, post: null } },
    })
  it('are named, several of them too', () =>
    expect(told('周海棠、林知帆')).toMatchObject({ supervisor: { leader: '周海棠、林知帆' }, description: '周海棠和林知帆到场' }))
  it.each([
    ['周海棠、林知帆（13800001234）', null],
    ['周海棠 林知帆13800001234', null],
    ['周海棠；林知帆', '安全员林知帆'],
  ])('are none behind the first where a mobile or the firm says so: %s', (leader, person) => {
    const body = told(leader, person)
    expect(body.supervisor?.leader).toMatch(/^周海棠.林\*\*/)
    expect(body.description).toBe('周海棠和林**到场')
  })
})

it('hides whom its running text names beside what they did, though no column does, and no official', () => {
  const body = bodyOf({
    title: '无证（林知帆）作业',
    description: '工人沈远舟未系安全带，沈远舟已教育；护栏松动',
    rootCause: '班组长：顾知行，未交底',
    supervisor: { department: '东港区应急管理局', leader: '周海棠', post: null, officePhone: null },
  })
  expect(body).toMatchObject({
    title: '无证（林**）作业',
    description: '工人沈**未系安全带，沈**已教育；护栏松动',
    rootCause: '班组长：顾**，未交底',
  })
  const leader = { department: null, leader: '周海棠', post: null, officePhone: null }
  expect(bodyOf({ description: '责任人：周海棠，督办中', supervisor: leader })).toMatchObject({ description: '责任人：周海棠，督办中' })
})
