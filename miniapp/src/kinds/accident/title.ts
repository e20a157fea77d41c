import type { AccidentItem } from '@shared/kinds/accident/schema'

/** What an accident is called in a list: its own name, else the firms it names, else its category. An accident may name nobody. */
export function titleOf({ title, enterprises, category }: Pick<AccidentItem, 'title' | 'enterprises' | 'category'>): string {
  const names = enterprises.map(({ name }) => name).join('、')
  return title ?? (names || category || '事故')
}
