import { useQueryClient } from '@tanstack/react-query'

/** Asks again what this room has answered, so that one's own change shows without waiting for the live feed. */
export function useRefresh(): () => void {
  const client = useQueryClient()
  return () =>
    void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('checkpoints.') })
}
