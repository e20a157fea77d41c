import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { shanghaiDay } from '@shared/codes/dates'
import { DESKS } from '@shared/tips/words'
import { Button } from '../../components/Button'
import { Facts } from '../../components/Card'
import { Notice } from '../../components/Notice'
import { PrintMark } from '../../components/PrintMark'
import { useDesk } from '../../state/desk'
import { useWork } from '../../state/useWork'
import type { OpenedCase } from '../../tips/openCase'
import { slipLines, slipOf, type SlipChoice } from '../../tips/transferSlip'
import { shortId } from '../../tips/words'
import { SlipForm } from './SlipForm'

interface PaperSlipProps {
  id: string
  opened: OpenedCase
  destination: string
}

const NOTHING: SlipChoice = { summary: '', words: false, photos: [], answerable: false }

/** The slip for an office outside: composed here and printed, since nothing can be sealed for it. */
export function PaperSlip({ id, opened, destination }: PaperSlipProps) {
  const { session, now } = useDesk()
  const [slip, setSlip] = useState<SlipChoice>(NOTHING)
  const [urls, setUrls] = useState<string[] | null>(null)
  const work = useWork()
  useEffect(() => {
    if (urls === null) return
    const done = () => setUrls(null)
    window.addEventListener('afterprint', done)
    document.body.classList.add('prints-slip')
    // A picture that is not drawn yet would be a white place on the paper.
    const pictures = [...document.querySelectorAll<HTMLImageElement>('.slip-sheet img')]
    Promise.all(pictures.map((picture) => picture.decode())).then(() => window.print(), done)
    return () => {
      window.removeEventListener('afterprint', done)
      document.body.classList.remove('prints-slip')
      for (const url of urls) URL.revokeObjectURL(url)
    }
  }, [urls])
  const { tip } = opened
  if (tip === null) return null
  const print = () =>
    work.run(async () => {
      const made: string[] = []
      for (const n of slipOf(tip, slip).photos)
        made.push(URL.createObjectURL(new Blob([Uint8Array.from(await opened.photo(n))], { type: 'image/jpeg' })))
      setUrls(made)
    })
  return (
    <>
      <SlipForm opened={opened} slip={slip} onChange={setSlip} to="office" />
      {work.wrong !== null && <Notice tone="stop">{work.wrong}</Notice>}
      <Button onTap={print} disabled={work.busy || slip.summary.trim().length < 4}>
        打印移送单（不含身份）
      </Button>
      {urls !== null &&
        createPortal(
          <div className="slip-sheet">
            <PrintMark />
            <h1>举报移送单　{shortId(id)}</h1>
            <Facts
              lines={[
                { label: '移送给', text: destination || '（未填）' },
                { label: '移送机关', text: DESKS[session.desk] },
                { label: '日期', text: shanghaiDay(new Date(now())) },
                ...slipLines(slipOf(tip, slip)),
              ]}
            />
            {urls.map((url) => (
              <img key={url} src={url} alt="附图" />
            ))}
          </div>,
          document.body,
        )}
    </>
  )
}
