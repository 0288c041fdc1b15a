import { useState } from 'react'

/** Keyset paging: the server gives a cursor for the next page; the way back is what we remember. A new question starts over. */
export function usePages(question: string) {
  const [trail, setTrail] = useState<{ question: string; cursors: string[] }>({ question, cursors: [] })
  const cursors = trail.question === question ? trail.cursors : []
  return {
    page: cursors.length + 1,
    after: cursors.at(-1),
    next: (cursor: string) => setTrail({ question, cursors: [...cursors, cursor] }),
    previous: () => setTrail({ question, cursors: cursors.slice(0, -1) }),
  }
}
