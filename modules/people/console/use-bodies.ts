import { useMay } from '../../../platform/browser/session.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'

/** The bodies a person may belong to, to choose from: the standing ones and those of the response. */
export function useBodies(responseId: string | undefined): { value: string; label: string }[] {
  const may = useMay()
  const { data } = useAsk<{ rows: { id: string; name: string }[] }>(
    'organisations.tree',
    responseId ? { responseId } : {},
    { when: may('organisations.read') },
  )
  return (data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
}
