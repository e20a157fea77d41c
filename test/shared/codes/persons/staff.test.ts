import { publicStaff, staffIn } from '../../../../shared/codes/persons/index'
import { CELLS_OF_PERSONS, CELLS_OF_POSTS, CELLS_OF_UNITS } from '../../../support/cellsOfPersons'

describe('a cell of persons', () => {
  it.each(CELLS_OF_PERSONS.map(({ cell, names }): [string, string[]] => [cell, names]))('%s tells no given name of %j', (cell, names) => {
    const shown = publicStaff(cell)
    for (const name of names) expect(shown).not.toContain(name.replace(/^(?:欧阳|.)/, ''))
    expect(staffIn(cell)).toEqual(expect.arrayContaining(names))
  })
})

describe('a cell that names nobody', () => {
  it.each([...CELLS_OF_UNITS, ...CELLS_OF_POSTS])('%s stays as it is', (cell) => expect(publicStaff(cell)).toBe(cell))
  it.each([...CELLS_OF_UNITS, ...CELLS_OF_POSTS])('%s hides nothing elsewhere', (cell) => expect(staffIn(cell)).toEqual([]))
})
