import { useCallback, useState } from 'react'
import { SignInPage } from './pages/SignInPage'
import { Shell } from './pages/Shell'
import type { SignedIn } from './session/signIn'

/** Before the sign-in, and after it. Ending a session takes the whole desk down, and with it everything that was opened. */
export function App() {
  const [signed, setSigned] = useState<SignedIn | null>(null)
  const [ended, setEnded] = useState<string | null>(null)
  const end = useCallback((words: string | null) => {
    setSigned(null)
    setEnded(words)
  }, [])
  return signed === null ? (
    <SignInPage ended={ended} onSignedIn={setSigned} />
  ) : (
    <Shell key={signed.session.session} signed={signed} onEnd={end} />
  )
}
