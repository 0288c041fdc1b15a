import type { ReactNode } from 'react'
import './tree-page.css'

/** A tree at the left, what it chooses at the right. */
export function TreePage({ tree, children }: { tree: ReactNode; children: ReactNode }) {
  return (
    <div className="a-tree-page">
      <aside className="a-tree-side">{tree}</aside>
      <div>{children}</div>
    </div>
  )
}
