import { useQueryClient } from '@tanstack/react-query'

/** `const changed = useChanged('duty.', 'figures.')`: asks the questions of these names anew, without waiting for the live feed. */
export function useChanged(...names: string[]): () => void {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({
      predicate: ({ queryKey }) => names.some((name) => String(queryKey[1]).startsWith(name)),
    })
  }
}
