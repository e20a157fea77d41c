/**
 * Whether a text of a record now masks somebody whom it told before: because its source has taken the name out, has named somebody in another column, or the
 * rule is another. What it told before must go with it, or its history and its corrections would set the name beside its mask for ever. A cell that is
 * nothing but a name told who answers, by name as long as its source declared on what that rests: that stays in the past.
 */

/** A surname with its given name masked, with what stands right around it. */
const MASKED = /(?<before>[^*\n]{0,3})(?<surname>\p{Script=Han}{1,2})(?<stars>\*{1,3})(?<behind>[^*\n]{0,3})/gu

/** Every text of a value by its field, whichever place of a list it has. */
function textsIn(value: unknown, field = '', texts = new Map<string, string[]>()): Map<string, string[]> {
  if (typeof value === 'string') texts.set(field, [...(texts.get(field) ?? []), value])
  else if (Array.isArray(value)) for (const one of value) textsIn(one, field, texts)
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) textsIn(one, `${field}.${name}`, texts)
  return texts
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** How the same would read where nothing of it is masked: with what stands before it, or behind it. */
function unmasked(text: string): RegExp[] {
  return [...text.matchAll(MASKED)].flatMap(({ groups: { before = '', surname = '', stars = '', behind = '' } = {} }) => {
    const name = `${escaped(surname)}\\p{Script=Han}{${stars.length}}`
    const around = [...(before === '' ? [] : [escaped(before) + name]), ...(behind === '' ? [] : [name + escaped(behind)])]
    return around.length === 0 ? [] : [new RegExp(around.join('|'), 'u')]
  })
}

/** Whether `after` masks in a field somebody whom `before` told there. */
export function tellsPersonLess(before: unknown, after: unknown): boolean {
  if (!JSON.stringify(after).includes('*')) return false
  const told = textsIn(before)
  return [...textsIn(after)].some(([field, texts]) => {
    const former = (told.get(field) ?? []).filter((text) => !texts.includes(text))
    return former.length > 0 && texts.flatMap(unmasked).some((name) => former.some((text) => name.test(text)))
  })
}
