/**
 * A part with each of its fields as `change` makes it; itself where all of them stay as they are: every row passes here several times, and most of
 * what it says hides nobody. What is null or missing is not asked about.
 */
export function withFields(part: object, change: (value: unknown, name: string) => unknown): object {
  const fields = part as Record<string, unknown>
  let changed = fields
  for (const name in fields) {
    const value = fields[name]
    if (value === null || value === undefined) continue
    const made = change(value, name)
    if (made === value) continue
    if (changed === fields) changed = { ...fields }
    changed[name] = made
  }
  return changed
}

/** A list with each element as `change` makes it; itself where all of them stay as they are. */
export function withElements(list: readonly unknown[], change: (value: unknown, at: number) => unknown): readonly unknown[] {
  let changed: unknown[] | null = null
  for (let at = 0; at < list.length; at++) {
    const made = change(list[at], at)
    if (made === list[at]) continue
    changed ??= [...list]
    changed[at] = made
  }
  return changed ?? list
}
