import { Notice } from '../../components/Notice'

/** What becomes public, and whom it may give away: said to whoever proposes it and to whoever confirms it. */
export function PublishWarning() {
  return (
    <Notice tone="warn">
      确认以后，这条隐患的页面会写明“群众反映未整改，经核实”和日期，直到来源答复；不写是谁、怎么反映的。能看见这处隐患的人很少时，责任单位可能猜得出是谁，请先问举报人。
    </Notice>
  )
}
