import { useId, type ReactNode, type RefObject } from 'react'

interface Common {
  label: string
  hint?: string
  disabled?: boolean
}

function Field({ label, hint, id, children }: Common & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint !== undefined && (
        <p className="hint" id={id + '-hint'}>
          {hint}
        </p>
      )}
    </div>
  )
}

interface TextProps extends Common {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'password' | 'date' | 'number' | 'search'
  autoComplete?: string
  placeholder?: string
  maxLength?: number
  inputMode?: 'numeric' | 'decimal'
  required?: boolean
  autoFocus?: boolean
  inputRef?: RefObject<HTMLInputElement | null>
}

export function TextField({ label, hint, value, onChange, type = 'text', autoComplete = 'off', inputRef, ...rest }: TextProps) {
  const id = useId()
  return (
    <Field label={label} hint={hint} id={id}>
      <input
        id={id}
        ref={inputRef as RefObject<HTMLInputElement>}
        type={type}
        value={value}
        autoComplete={autoComplete}
        spellCheck={false}
        aria-describedby={hint === undefined ? undefined : id + '-hint'}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
    </Field>
  )
}

interface AreaProps extends Common {
  value: string
  onChange: (value: string) => void
  rows?: number
  maxLength?: number
}

export function TextArea({ label, hint, value, onChange, rows = 4, maxLength, disabled }: AreaProps) {
  const id = useId()
  return (
    <Field label={label} hint={maxLength === undefined ? hint : `${hint ?? ''}${hint ? '　' : ''}${value.length}/${maxLength}`} id={id}>
      <textarea
        id={id}
        rows={rows}
        value={value}
        maxLength={maxLength}
        disabled={disabled}
        aria-describedby={id + '-hint'}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}

interface SelectProps<T extends string> extends Common {
  value: T | ''
  options: Readonly<Partial<Record<T, string>>>
  onChange: (value: T | '') => void
  /** words of the choice of nothing; left out where something must be chosen from the start */
  none?: string
}

export function Select<T extends string>({ label, hint, value, options, onChange, none, disabled }: SelectProps<T>) {
  const id = useId()
  return (
    <Field label={label} hint={hint} id={id}>
      <select id={id} value={value} disabled={disabled} onChange={(event) => onChange(event.target.value as T | '')}>
        {none !== undefined && <option value="">{none}</option>}
        {Object.entries<string | undefined>(options).map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}

interface CheckProps extends Common {
  checked: boolean
  onChange: (checked: boolean) => void
}

export function Check({ label, hint, checked, onChange, disabled }: CheckProps) {
  const id = useId()
  return (
    <div className="check">
      <input id={id} type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <label htmlFor={id}>
        {label}
        {hint !== undefined && <span className="hint">{hint}</span>}
      </label>
    </div>
  )
}
