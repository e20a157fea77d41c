import { useEffect, useMemo, useState } from 'react'
import { isDemoRoot } from '@shared/tips/demo'
import { ACTORS, DESKS } from '@shared/tips/words'
import { Boundary } from '../components/Boundary'
import { Button } from '../components/Button'
import { DemoBar } from '../components/DemoBar'
import { KeysHelp } from '../components/KeysHelp'
import { Notice } from '../components/Notice'
import { useKeys, type KeyTable } from '../components/useKeys'
import { ROOT } from '../config'
import type { SignedIn } from '../session/signIn'
import { DeskContext, type Desk, type Page } from '../state/desk'
import { firstPage, looksAtPictures, pagesOf } from '../state/navigation'
import { useSession } from '../state/useSession'
import { useWaiting } from '../state/useWaiting'
import { CurrentPage } from './CurrentPage'

interface ShellProps {
  signed: SignedIn
  onEnd: (words: string | null) => void
}

export function Shell({ signed, onEnd }: ShellProps) {
  const { session } = signed
  const { signOut, ...live } = useSession(signed, onEnd)
  const [page, setPage] = useState<Page>(() => firstPage(session))
  const [said, say] = useState<string | null>(null)
  const [helps, setHelps] = useState(false)
  const [waiting, setWaiting] = useWaiting(live.client, looksAtPictures(session))
  const pages = pagesOf(session)
  const desk: Desk = useMemo(
    () => ({
      session,
      ...live,
      page,
      go: (next: Page) => {
        say(null)
        setPage(next)
        window.scrollTo(0, 0)
      },
      setWaiting,
      say,
    }),
    // `live` is another object at every drawing; of what is in it, these alone are ever others.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [session, live.client, live.ring, live.service, page],
  )
  const table: KeyTable = { '?': () => setHelps(true), ...Object.fromEntries(pages.map((item) => [item.keys, () => desk.go(item.page)])) }
  useKeys(table)
  return (
    <DeskContext.Provider value={desk}>
      {(session.demonstration || isDemoRoot(ROOT)) && <DemoBar />}
      <header className="top">
        <strong className="top__name">举报受理台</strong>
        <nav aria-label="页面">
          {pages.map((item) => (
            <button
              key={item.label}
              type="button"
              className="top__page"
              aria-current={
                page.at === item.page.at ||
                (page.at === 'case' && item.page.at === 'queue') ||
                (page.at === 'objectionCase' && item.page.at === 'objections') ||
                (page.at === 'replyCase' && item.page.at === 'replies')
                  ? 'page'
                  : undefined
              }
              onClick={() => desk.go(item.page)}
            >
              {item.label}
              {item.page.at === 'pictures' && waiting > 0 && (
                <span className="top__count">
                  {waiting}
                  <span className="unseen"> 张等着看</span>
                </span>
              )}
            </button>
          ))}
        </nav>
        <span className="top__who">
          {session.displayName}　{ACTORS[session.role]}　{DESKS[session.desk]}
        </span>
        <LargeType />
        <Button look="link" onTap={() => setHelps(true)} shortcut="?">
          键盘
        </Button>
        <Button look="link" onTap={signOut}>
          退出
        </Button>
      </header>
      <main className="main">
        {said !== null && (
          <div className="no-print">
            <Notice tone="pass">{said}</Notice>
          </div>
        )}
        <Boundary key={JSON.stringify(page)}>
          <CurrentPage page={page} />
        </Boundary>
      </main>
      {helps && <KeysHelp onClose={() => setHelps(false)} />}
    </DeskContext.Provider>
  )
}

function LargeType() {
  const [large, setLarge] = useState(false)
  useEffect(() => {
    document.body.classList.toggle('large', large)
    return () => document.body.classList.remove('large')
  }, [large])
  return (
    <Button look="link" pressed={large} onTap={() => setLarge(!large)}>
      大字
    </Button>
  )
}
