import { readFileSync } from 'node:fs'
import { CitySettings } from '../shared/api/city'
import { issueInWords } from './door/words'
import { announce } from './law/workdays'

/** What pages call a city that nobody has named. */
const UNNAMED: CitySettings = { name: '本市', sample: false, officePhone: null, division: null }

/** The settings of the city cannot be used; the message says where and why. */
export class CityError extends Error {}

/**
 * Reads and checks the city's own settings: those of its file, else those in the list of sources, where older lists hold them. Where there are none,
 * the city is unnamed and has no telephone: the mirror needs neither. Throws CityError with one line a fault.
 */
export function loadCity({ city, sources }: Partial<CityFiles>): CitySettings {
  if (city !== undefined) return checked(readJson(city), `城市设置 ${city}`)
  const json = sources === undefined ? null : readJson(sources)
  const within = typeof json === 'object' && json !== null && 'city' in json ? json.city : undefined
  return within === undefined ? UNNAMED : checked(within, `来源清单 ${sources} 里的城市设置`)
}

/** Makes known to what reckons with workdays the years that the settings announce. Throws CityError where they contradict what this release has. */
export function announceHolidays({ holidays = [] }: Pick<CitySettings, 'holidays'>): void {
  try {
    announce(holidays)
  } catch (error) {
    throw new CityError(`城市设置 holidays：${(error as Error).message}`)
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new CityError(`城市设置 ${file} 读不出来：${(error as Error).message}`)
  }
}

function checked(settings: unknown, place: string): CitySettings {
  const parsed = CitySettings.safeParse(settings)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(整体)'}: ${issueInWords(issue)}`)
  throw new CityError(`${place} 有 ${faults.length} 处不对：\n${faults.join('\n')}`)
}

/** Where the sources, the city's settings and its rule table lie; a city may have neither of these two. */
export interface CityFiles {
  sources: string
  city?: string | undefined
  /** the rule table by which grades are recomputed */
  grading?: string | undefined
}

/**
 * The files that are set, or those of the sample city where no sources are set. Throws CityError where the name of a real city
 * would stand over invented data.
 */
export function filesOf(
  { CITY, GRADING, SOURCES }: { CITY?: string | undefined; GRADING?: string | undefined; SOURCES?: string | undefined },
  sample: () => CityFiles,
): CityFiles {
  if (SOURCES !== undefined) return { sources: SOURCES, city: CITY, grading: GRADING }
  if (CITY !== undefined) throw new CityError('CITY 要和 SOURCES 一起设置：没有 SOURCES 时公示的是虚构的演示城市')
  if (GRADING !== undefined) throw new CityError('GRADING 要和 SOURCES 一起设置：虚构的演示城市有它自己的计分规则')
  return sample()
}
