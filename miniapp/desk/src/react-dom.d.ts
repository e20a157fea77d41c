/** The two functions of react-dom that the desk calls: its types are a package of their own. */
declare module 'react-dom/client' {
  import type { ReactNode } from 'react'
  export function createRoot(container: Element): { render: (children: ReactNode) => void; unmount: () => void }
}

declare module 'react-dom' {
  import type { ReactNode, ReactPortal } from 'react'
  export function createPortal(children: ReactNode, container: Element): ReactPortal
}
