import { useState } from 'react'
import { sendFiling } from './sendFiling'
import { sentenceOf } from './words'

const NOT_SENT = '没有发送，写的内容还在这一页，可以再试。'

interface FilingPlan<Form> {
  empty: Form
  faultsOf: (form: Form) => Partial<Record<keyof Form, string>>
  /** where it is sent */
  path: string
}

/**
 * The form of something that is filed about a record: what is typed, what is wrong with it once it was tried to be sent, and what became of that. What was
 * sealed stays sealed while nothing is changed, so that trying again is the same filing.
 */
export function useFiling<Form, Sealed extends { filing: { id: string } }, Filed>({ empty, faultsOf, path }: FilingPlan<Form>) {
  const [form, setForm] = useState<Form>(empty)
  const [hasTried, setTried] = useState(false)
  const [sealed, setSealed] = useState<Sealed | null>(null)
  const [filed, setFiled] = useState<Filed | null>(null)
  const [state, setState] = useState<'idle' | 'sending' | { fault: string }>('idle')

  const faults: Partial<Record<keyof Form, string>> = hasTried ? faultsOf(form) : {}
  const change = (part: Partial<Form>) => {
    setForm({ ...form, ...part })
    // What was sealed says something else by now.
    setSealed(null)
  }
  const submit = async (seal: (form: Form) => Promise<Sealed>) => {
    setTried(true)
    if (Object.keys(faultsOf(form)).length > 0 || state === 'sending') return
    setState('sending')
    try {
      const ready = sealed ?? (await seal(form))
      setSealed(ready)
      setFiled(await sendFiling<Filed>(path, ready.filing))
      setState('idle')
    } catch (error) {
      setState({ fault: sentenceOf(error, NOT_SENT) })
    }
  }
  return { form, faults, change, submit, state, taken: filed !== null && sealed !== null ? { filed, sealed } : null }
}
