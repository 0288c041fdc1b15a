import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/** Asks the questions of this room anew after something was changed here; `count` starts the tree over. */
export function useAreasChanged() {
  const client = useQueryClient()
  const [count, setCount] = useState(0)
  return {
    count,
    note() {
      void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('areas.') })
      setCount((before) => before + 1)
    },
  }
}
