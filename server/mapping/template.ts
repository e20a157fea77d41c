import type { ColumnRuleInput, PersonsColumnInput } from './columnRule'

/** What every bureau's description of one kind of file has in common. */
export interface Template {
  kind: string
  coverage: string
  key: (string | string[])[]
  columns: Record<string, ColumnRuleInput>
  envelope: Record<string, ColumnRuleInput>
  persons: PersonsColumnInput[]
  ignore: string[]
}
