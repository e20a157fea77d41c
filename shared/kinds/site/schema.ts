import { z } from 'zod'
import { textUpTo } from '../../api/parameters'
import { foldKeyText, nameKey } from '../../codes/fold'
import { CodeText, Count, DayText, OfficePhone, PartyName, ShortText, WorkName, coded, unknownable } from '../../fields'
import { NamedEnterprise, Place, SectorCode, ZoneCode } from '../../parts'
import { pointersTo, tokenOfCode } from '../enterprise/pointers'
import { ORDER_MAX, by, byCode, byPlace, bySector, byZone, itemOf, list } from '../list'
import { cameraOf } from './cameras'
import { CAMERAS, DANGER_LEVELS, DIVISION_TOLD, MONITORING_STATES, SITE_KINDS } from './words'

/** One of those who answer for a danger source (包保责任人). */
const ResponsibleFor = z.strictObject({
  name: unknownable(ShortText).meta({ description: 'in full only where the source names the basis on which it may be public' }),
  post: unknownable(ShortText),
  officePhone: unknownable(OfficePhone),
})

/** How a site is watched: counts and state, never where a camera stands or looks. */
const Monitoring = z.strictObject({
  camerasPlanned: unknownable(Count),
  camerasInstalled: unknownable(Count),
  camerasInService: unknownable(Count),
  sensorsInService: unknownable(Count),
  lastCheckedOn: unknownable(DayText),
  state: unknownable(coded(MONITORING_STATES)),
})

const Project = z.strictObject({
  name: unknownable(WorkName),
  owner: unknownable(PartyName),
  contractor: unknownable(PartyName),
  aboveScale: unknownable(z.boolean()),
  startsOn: unknownable(DayText),
  endsOn: unknownable(DayText),
})

/** A key site as a source hands it over. */
const SiteInput = z.strictObject({
  no: unknownable(CodeText).meta({ description: 'by which hazards point to it' }),
  name: WorkName,
  siteKind: coded(SITE_KINDS),
  dangerLevel: unknownable(coded(DANGER_LEVELS)),
  sector: unknownable(SectorCode),
  enterprise: unknownable(NamedEnterprise),
  zone: unknownable(ZoneCode),
  place: unknownable(Place),
  responsible: unknownable(
    z.strictObject({
      principal: unknownable(ResponsibleFor),
      technical: unknownable(ResponsibleFor),
      operation: unknownable(ResponsibleFor),
    }),
  ),
  monitoring: unknownable(Monitoring),
  project: unknownable(Project),
})
export type SiteInput = z.output<typeof SiteInput>

const SiteBody = SiteInput
export type SiteBody = z.infer<typeof SiteBody>

const SiteItem = itemOf(SiteBody, ['no', 'name', 'siteKind', 'dangerLevel', 'sector', 'enterprise', 'place', 'monitoring'])
export type SiteItem = z.infer<typeof SiteItem>

/** Sorts behind every level: what is no danger source, or of unknown level. */
const NO_LEVEL = '9'

/** How a site is named by those who follow what happens there. */
export const siteFollowed = textUpTo(120).optional().meta({ description: 'id of a key site: it and the hazards found there' })

export const site = {
  input: SiteInput,
  body: SiteBody,
  item: SiteItem,
  parts: { Monitoring, Project, ResponsibleFor },
  list: list(SiteBody, {
    filters: {
      siteKind: byCode(SITE_KINDS, ({ siteKind }) => siteKind),
      dangerLevel: byCode(DANGER_LEVELS, ({ dangerLevel }) => dangerLevel),
      monitoring: byCode(MONITORING_STATES, ({ monitoring }) => monitoring?.state),
      camera: byCode(CAMERAS, cameraOf),
      no: by(textUpTo(60).optional(), ({ no }) => no && foldKeyText(no), { asked: foldKeyText }),
      sector: bySector,
      division: byPlace,
      divisionTold: byCode(DIVISION_TOLD, ({ place }) => (place?.division ? 'yes' : 'no')),
      enterprise: by(
        textUpTo(120).optional().meta({ description: 'id or credit code of the enterprise that answers for it' }),
        ({ enterprise }) => enterprise && pointersTo(enterprise),
        { asked: tokenOfCode, pointsTo: 'enterprise' },
      ),
      zone: byZone,
    },
    hasMap: true,
    sorts: ['danger', 'name'],
    orders: {
      danger: ({ dangerLevel, name }) => `${dangerLevel ?? NO_LEVEL}${nameKey(name)}`.slice(0, ORDER_MAX),
      name: ({ name }) => nameKey(name).slice(0, ORDER_MAX),
    },
  }),
} as const
