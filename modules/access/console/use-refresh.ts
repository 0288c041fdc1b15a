import { useQueryClient } from '@tanstack/react-query'

/** Asks these questions again after something was changed here, without waiting for the live feed. */
export function useRefresh(...queries: string[]): () => void {
  const client = useQueryClient()
  return () => {
    for (const query of queries) void client.invalidateQueries({ queryKey: ['ask', query] })
  }
}
