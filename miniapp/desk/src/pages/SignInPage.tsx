import { useState, type FormEvent } from 'react'
import { isDemoRoot } from '@shared/tips/demo'
import { Failure } from '../api/failure'
import { Button } from '../components/Button'
import { TextField } from '../components/fields'
import { Notice } from '../components/Notice'
import { ROOT, SERVER } from '../config'
import { signIn, type SignedIn } from '../session/signIn'
import { useWork } from '../state/useWork'
import { DemoBar } from '../components/DemoBar'

interface SignInPageProps {
  /** why the last session ended; null at first */
  ended: string | null
  onSignedIn: (signed: SignedIn) => void
}

/** What the service answers while the password that was handed over still holds. */
export const NEW_PASSWORD = 'password_change_needed'

/** The demonstration serves the page; officers open it from their disk. */
const isFile = location.protocol === 'file:'

export function SignInPage({ ended, onSignedIn }: SignInPageProps) {
  const [officer, setOfficer] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [fresh, setFresh] = useState<{ first: string; second: string } | null>(null)
  const work = useWork()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (fresh !== null && fresh.first !== fresh.second) return work.fail('两次输入的新密码不一样。')
    work.run(async () => {
      try {
        onSignedIn(await signIn(SERVER, { officer, password, code, ...(fresh === null ? {} : { newPassword: fresh.first }) }))
      } catch (error) {
        if (!(error instanceof Failure && error.code === NEW_PASSWORD)) throw error
        setFresh({ first: '', second: '' })
        throw new Error('第一次登录要换一个自己的密码（至少 12 个字符），并等验证器出新的 6 位数再登录。')
      } finally {
        setCode('')
      }
    })
  }
  return (
    <>
      {isDemoRoot(ROOT) && <DemoBar />}
      <main className="sign-in">
        <h1>举报受理台</h1>
        <p className="hint">
          服务：{SERVER}。{isFile ? '这一页从您电脑里的文件打开，' : '这一页'}只和这个服务通信。
        </p>
        {ended !== null && <Notice tone="warn">{ended}</Notice>}
        <form className="card" onSubmit={submit}>
          <TextField label="用户名" value={officer} onChange={setOfficer} autoComplete="username" autoFocus required />
          <TextField label="密码" type="password" value={password} onChange={setPassword} autoComplete="current-password" required />
          <TextField
            label="验证器上的 6 位数"
            value={code}
            onChange={(typed) => setCode(typed.replace(/\D/g, '').slice(0, 6))}
            inputMode="numeric"
            autoComplete="one-time-code"
            hint="每 30 秒换一次，每个只能用一次。"
            required
          />
          {fresh !== null && (
            <>
              <TextField
                label="新密码"
                type="password"
                value={fresh.first}
                onChange={(first) => setFresh({ ...fresh, first })}
                autoComplete="new-password"
                hint="至少 12 个字符。"
                required
              />
              <TextField
                label="再输一次新密码"
                type="password"
                value={fresh.second}
                onChange={(second) => setFresh({ ...fresh, second })}
                autoComplete="new-password"
                required
              />
            </>
          )}
          {work.wrong !== null && <Notice tone="stop">{work.wrong}</Notice>}
          <div className="actions">
            <Button look="main" submit disabled={work.busy || code.length !== 6}>
              {work.busy ? '正在登录…' : '登录'}
            </Button>
            {fresh === null && (
              <Button look="link" onTap={() => setFresh({ first: '', second: '' })}>
                第一次登录，设新密码
              </Button>
            )}
          </div>
        </form>
      </main>
    </>
  )
}
