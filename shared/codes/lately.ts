/**
 * What a function says of a text, remembered for the texts it was asked of last: for at least `max` of them, and never more than twice as many.
 * For what is dear and the same each time, where the same few texts come row by row.
 */
export function lately<T extends object>(max: number, say: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  return (text) => {
    const known = young.get(text)
    if (known) return known
    const said = old.get(text) ?? say(text)
    if (young.size >= max) [old, young] = [young, new Map()]
    young.set(text, said)
    return said
  }
}
