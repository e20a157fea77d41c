import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import Papa from 'papaparse'
import { RECORD_PLANS } from '../../../server/privacy/fields'
import { hideNames } from '../../../server/privacy/names'
import { looksLikePerson, isOrganisation, maskParty, spellingsIn } from '../../../shared/codes/persons/index'
import { realFiles } from '../../support/realData'

/** Registers whose rows name an enterprise, where it is, and who represents it. */
const FILES = realFiles('enterprises', /\.csv$/).map((file) => ({ name: basename(file), file }))
const describeReal = FILES.length === 0 ? describe.skip : describe

describeReal('the names of real registers', () => {
  it.each(FILES.length === 0 ? [{ name: '', file: '' }] : FILES)('$name: none is cut, nor its region, and none is a person', ({ file }) => {
    const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true })
    const cut: string[] = []
    const persons: string[] = []
    let seen = 0
    for (const row of data) {
      const { 企业名称: name = '', 地区: region = '', 法人代表: owner = '' } = row
      const body = { name, region }
      const names = owner === 'N/A' ? [] : spellingsIn(owner).filter((one) => !isOrganisation(one))
      const hidden = hideNames({ body }, names, RECORD_PLANS.enterprise).body
      if (hidden.name !== name || hidden.region !== region) cut.push(name)
      if (looksLikePerson(name) || maskParty(name) !== name) persons.push(name)
      // In a running text beside the firm's own name the owner is hidden.
      const told = names.length === 0 ? '' : hideNames({ body, basis: `查${owner}，` }, names, RECORD_PLANS.enterprise).basis
      if (told.includes(owner)) seen++
    }
    expect({ rows: data.length > 10_000, cut, persons, seen }).toEqual({ rows: true, cut: [], persons: [], seen: 0 })
  })
})
