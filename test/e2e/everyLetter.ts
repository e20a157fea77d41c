import type { ListAnswer } from '../../shared/api/lists'
import type { StripAnswer } from '../../shared/api/strip'
import type { HazardItem } from '../../shared/kinds/hazard/schema'
import type { TestApp } from '../support/app'

/** The firm of the sample city whose quarters show every letter, and what they tell. */
export async function everyLetter(app: TestApp): Promise<{ firm: string; strip: StripAnswer }> {
  const { items } = await app.json<ListAnswer<HazardItem>>('/api/v1/hazards?outcome=closed_late&limit=100')
  for (const firm of new Set(items.flatMap(({ enterprise }) => enterprise?.uscc ?? []))) {
    const strip = await app.json<StripAnswer>(`/api/v1/enterprises/${firm}/quarters`)
    const seen = new Set(strip.quarters.flatMap(({ marks, quiet }) => [quiet ?? [], marks.map(({ kind }) => kind)].flat()))
    if (seen.size === 6) return { firm, strip }
  }
  throw new Error('no firm of the sample shows every letter')
}
