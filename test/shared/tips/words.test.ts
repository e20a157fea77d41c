import { ENDS, TIP_KINDS, TIP_STATES, deskFor, kindOfByte, type TipKind } from '../../../shared/tips/words'

describe('kinds', () => {
  it('have one byte each, and the byte names the kind', () => {
    const bytes = Object.values(TIP_KINDS).map(({ byte }) => byte)
    expect(new Set(bytes).size).toBe(bytes.length)
    for (const [kind, { byte }] of Object.entries(TIP_KINDS)) expect(kindOfByte(byte)).toBe(kind)
  })

  it('no byte beyond the table names one', () => {
    for (const byte of [0, 7, 255, -1, 1.5]) expect(kindOfByte(byte)).toBeNull()
  })
})

describe('the desk of a tip', () => {
  it('is oversight for misconduct, and for whatever is about the office itself', () => {
    expect(deskFor('enforcement_misconduct', { aboutOffice: false })).toBe('oversight')
    for (const kind of Object.keys(TIP_KINDS) as TipKind[]) expect(deskFor(kind, { aboutOffice: true })).toBe('oversight')
  })

  it('is work safety for the rest', () => {
    const others = (Object.keys(TIP_KINDS) as TipKind[]).filter((kind) => kind !== 'enforcement_misconduct')
    for (const kind of others) expect(deskFor(kind, { aboutOffice: false })).toBe('work-safety')
  })
})

it('ends are states', () => {
  for (const end of ENDS) expect(TIP_STATES[end]).toBeTruthy()
  expect(ENDS.has('received')).toBe(false)
  expect(ENDS.has('handed_over')).toBe(false)
})
