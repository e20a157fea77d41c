import { KINDS } from '../../../shared/kinds/index'
import { codesOf } from '../../../shared/vocabulary'
import { ruleOf } from '../../kinds/index'
import { joinedTo, namesOf, type ColumnRuleInput } from '../../mapping/columnRule'
import type { Template } from '../../mapping/template'
import { headerKey } from '../formats/header'
import { personsNames } from '../../privacy/columns'

/** Mappings that every bureau has in common, by name, so that nobody writes them twice. */
const TEMPLATES: Readonly<Record<string, Template>> = Object.assign({}, ...codesOf(KINDS).map((kind) => ruleOf(kind).intake.templates))

const isOptional = (rule: ColumnRuleInput): boolean => typeof rule === 'object' && 'optional' in rule && rule.optional === true

/** Where a file has a template's columns and this much of what it has is known to it, it is that template. */
const KNOWN_SHARE = 0.6

/** A template that some headers follow: its fields by the headers as they are compared, and the headers it does not know. */
export interface TemplateFit {
  name: string
  fields: Map<string, string>
  unknown: string[]
}

/** The template that a file with these headers follows, or null. */
export function templateFor(headers: string[]): TemplateFit | null {
  const found = Object.entries(TEMPLATES).flatMap(([name, { key, columns, envelope, persons, ignore }]) => {
    const fields = new Map<string, string>()
    for (const [prefix, rules] of [
      ['', columns],
      ['envelope.', envelope],
    ] as const)
      for (const [field, rule] of Object.entries(rules))
        for (const header of [...namesOf(rule), ...joinedTo(rule)]) fields.set(headerKey(header), prefix + field)
    const known = new Set([...fields.keys(), ...[...personsNames({ persons }), ...ignore].map(headerKey)])
    const has = new Set(headers.map(headerKey))
    const needed = [
      ...key,
      ...Object.values(columns)
        .filter((rule) => !isOptional(rule))
        .map(namesOf),
    ]
    const isWhole = needed.every((names) => [names].flat().some((header) => has.has(headerKey(header))))
    const unknown = headers.filter((header) => !known.has(headerKey(header)))
    return isWhole && unknown.length <= headers.length * (1 - KNOWN_SHARE) ? [{ name, fields, unknown }] : []
  })
  return found.sort((a, b) => a.unknown.length - b.unknown.length)[0] ?? null
}

const joined = (template: unknown[], own: unknown): unknown => (Array.isArray(own) ? [...template, ...own] : (own ?? template))

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
    columns: { ...template.columns, ...(own.columns as object | undefined) },
    envelope: { ...template.envelope, ...(own.envelope as object | undefined) },
    ignore: joined(template.ignore, own.ignore),
    persons: joined(template.persons, own.persons),
  }
}
