import { useState } from 'react'
import { ask } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage } from '../../../platform/browser/language/language.ts'
import { usePurpose } from '../../../platform/browser/purpose/use-purpose.tsx'

/** Opens sealed fields for a purpose that the person states; `hide` forgets them again. */
export function useReveal<Revealed>(query: string, id: string) {
  const language = useLanguage()
  const askPurpose = usePurpose()
  const [revealed, setRevealed] = useState<Revealed>()
  const [problem, setProblem] = useState<string>()
  const reveal = async (): Promise<Revealed | undefined> => {
    const purpose = await askPurpose()
    if (!purpose) return undefined
    setProblem(undefined)
    try {
      const opened = await ask<Revealed>(query, { id }, { purpose })
      setRevealed(opened)
      return opened
    } catch (error) {
      setProblem(problemText(error, language))
      return undefined
    }
  }
  return { revealed, problem, reveal, hide: () => setRevealed(undefined) }
}
