import type { Page } from '../state/desk'
import { AuditPage } from './AuditPage'
import { CasePage } from './CasePage'
import { KeysPage } from './KeysPage'
import { HallPage } from './objections/HallPage'
import { ObjectionPage } from './objections/ObjectionPage'
import { OfficersPage } from './OfficersPage'
import { OwnersPage } from './OwnersPage'
import { PicturesPage } from './PicturesPage'
import { QueuePage } from './QueuePage'
import { RegisterPage } from './RegisterPage'
import { RepliesPage } from './replies/RepliesPage'
import { ReplyPage } from './replies/ReplyPage'
import { RewardsPage } from './RewardsPage'
import { RewrapPage } from './RewrapPage'

export function CurrentPage({ page }: { page: Page }) {
  switch (page.at) {
    case 'queue':
      return <QueuePage />
    case 'case':
      return <CasePage key={page.id} id={page.id} />
    case 'register':
      return <RegisterPage />
    case 'pictures':
      return <PicturesPage />
    case 'owners':
      return <OwnersPage />
    case 'rewrap':
      return <RewrapPage />
    case 'keys':
      return <KeysPage />
    case 'rewards':
      return <RewardsPage />
    case 'audit':
      return <AuditPage tip={page.tip} />
    case 'objections':
      return <HallPage />
    case 'objectionCase':
      return <ObjectionPage key={page.number} number={page.number} />
    case 'replies':
      return <RepliesPage />
    case 'replyCase':
      return <ReplyPage key={page.number} number={page.number} />
    case 'officers':
      return <OfficersPage />
  }
}
