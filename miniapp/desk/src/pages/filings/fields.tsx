import { AUTHOR_MAX } from '@shared/objections/limits'
import type { ObjectionCase } from '../../api/types'
import { Select, TextField } from '../../components/fields'

/** What moves of the halls for filings about a record are filled with alike. */

interface AuthorFieldsProps {
  label: string
  unit: string
  person: string
  /** what the filing is called: 这件异议 */
  filing: string
  onChange: (part: { unit: string } | { person: string }) => void
}

/** Who decided what the filing is about, where its source does not say so. */
export const AuthorFields = ({ label, unit, person, filing, onChange }: AuthorFieldsProps) => (
  <>
    <TextField label={label} value={unit} onChange={(typed) => onChange({ unit: typed })} maxLength={AUTHOR_MAX} required />
    <TextField
      label="由谁作出（知道的写姓名）"
      value={person}
      onChange={(typed) => onChange({ person: typed })}
      maxLength={AUTHOR_MAX}
      hint={`写明以后不能撤回；写明的单位和人员不能决定${filing}。`}
    />
  </>
)

interface ColleagueSelectProps {
  label: string
  value: string
  colleagues: ObjectionCase['colleagues']
  onChange: (officer: string) => void
}

/** Who is to work on it. */
export const ColleagueSelect = ({ label, value, colleagues, onChange }: ColleagueSelectProps) => (
  <Select
    label={label}
    value={value}
    options={Object.fromEntries(
      colleagues.map(({ officer, displayName, unit }) => [officer, `${displayName}（${unit ?? '单位没有登记'}）`]),
    )}
    none="请选择"
    onChange={onChange}
  />
)

/** Who decided, as a move is sent it; nothing where no unit was typed. */
export const authorOf = ({ unit, person }: { unit: string; person: string }): { author?: { unit: string; officer: string | null } } =>
  unit.trim() === '' ? {} : { author: { unit: unit.trim(), officer: person.trim() || null } }
