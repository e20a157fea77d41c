import { foldKeyText } from '../../../shared/codes/fold'
import { maskName } from '../../../shared/codes/persons/index'
import type { PersonRole } from '../../../shared/kinds/zone/words'
import { markOf } from '../areaMark'
import { defineKind } from '../define'
import { spellingsOfCell } from '../publicParty'
import { sample } from './sample'
import { computedOf } from './told'

/** The order in which persons of a zone are named first: who answers for the place comes before who supervises. */
const FIRST_ROLES: readonly PersonRole[] = ['territorial', 'grid_worker', 'industry', 'comprehensive', 'enterprise']

/** Whether somebody is public by the surname alone. */
const isMasked = ({ role, nameConsent }: { role: PersonRole; nameConsent: boolean }): boolean => role === 'grid_worker' && !nameConsent

/** A name is one, however unusual its surname. */
const spellingsOf = (name: string): string[] => [...new Set([name.trim(), ...spellingsOfCell(name)])].filter((one) => one.length > 1)

export const zone = defineKind('zone', {
  toPublic: (input) => ({
    body: {
      ...input,
      persons: input.persons.map(({ nameConsent, ...person }) => ({
        ...person,
        // A grid worker is often a private citizen: named only with written consent (domain 9.2).
        name: isMasked({ role: person.role, nameConsent }) ? maskName(person.name) : person.name,
      })),
    },
  }),
  // Whom the board masks nothing beside the name may tell either; a name that somebody else of the zone bears in public stays that one's.
  hidden: ({ persons }) => {
    const named = new Set(persons.filter((person) => !isMasked(person)).map(({ name }) => name.trim()))
    return persons.filter(isMasked).flatMap(({ name }) => spellingsOf(name).filter((one) => !named.has(one)))
  },
  title: ({ name }) => name,
  search: ({ name }) => [name],
  item: ({ persons, supervisionPhone }) => {
    const [first] = [...persons].sort((a, b) => FIRST_ROLES.indexOf(a.role) - FIRST_ROLES.indexOf(b.role))
    return {
      headline: first ? [first.name, first.post].filter(Boolean).join(' ') : null,
      officePhone: first?.officePhone ?? supervisionPhone,
    }
  },
  tokens: ({ facets: { code, area } }) => [code, area].filter((token) => typeof token === 'string'),
  ownFilter: 'code',
  formerly: (code) => ({ 'facets.order': foldKeyText(code) }),
  boundary: ({ boundary }) => boundary,
  areaKeys: ({ code, division, level }) => [
    `zone:${foldKeyText(code)}`,
    // A grid lies in a division and is not the whole of it.
    ...(division === null || level === 'grid' ? [] : [`division:${division}`]),
  ],
  // In the middle of itself: that is where it is drawn, and no rough place.
  whereabouts: ({ boundary }) => {
    const [lng, lat] = boundary ? markOf(boundary) : []
    return { position: lng === undefined || lat === undefined ? null : { lng, lat }, areas: [] }
  },
  pin: ({ level }) => ({ mark: level, due: null }),
  computed: computedOf,
  figures: [{ key: 'zones', label: '责任片区' }],
  intake: {
    headers: { code: /^(片区|网格)(编号|代码)$/, name: /^(片区|网格)名称$/, level: /^(片区|网格)级别$/ },
    needs: [['code'], ['name'], ['level']],
  },
  sample,
})
