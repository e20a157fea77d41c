/** Mappings that every bureau has in common, by name, so that nobody writes them twice. */
const TEMPLATES: Record<string, Record<string, unknown>> = {}

/** A source with `template` filled in: what it says itself outweighs the template, tables of columns are joined. */
export function withTemplate(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || !('template' in given)) return given
  const { template: name, ...own } = given as Record<string, unknown>
  const template = TEMPLATES[String(name)]
  // An unknown name stays, and the schema refuses it with its place.
  if (!template) return given
  return {
    ...template,
    ...own,
    columns: { ...(template.columns as object), ...(own.columns as object | undefined) },
    envelope: { ...(template.envelope as object), ...(own.envelope as object | undefined) },
    ignore: [...(template.ignore as string[]), ...((own.ignore as string[] | undefined) ?? [])],
  }
}
