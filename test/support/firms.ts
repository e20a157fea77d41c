import type { ListAnswer } from '../../shared/api/lists'
import type { EnterpriseItem } from '../../shared/kinds/enterprise/schema'
import type { TestApp } from './app'

/** Every firm of the city with what is asked of each: a page's firms at once. The service turns away who asks of all of them in one moment. */
export async function askedOfFirms<T>(app: TestApp, ask: (id: string) => Promise<T>): Promise<{ firm: EnterpriseItem; answer: T }[]> {
  const asked: { firm: EnterpriseItem; answer: T }[] = []
  for (let next: string | null = ''; next !== null;) {
    const page: ListAnswer<EnterpriseItem> = await app.json(`/api/v1/enterprises?limit=100${next === '' ? '' : `&cursor=${next}`}`)
    asked.push(...(await Promise.all(page.items.map(async (firm) => ({ firm, answer: await ask(firm.id) })))))
    next = page.next
  }
  return asked
}
