import { useQueries } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Found } from '../../../platform/browser/console-page.ts'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { modulePages, searches } from '../pages.ts'
import { texts } from '../texts.ts'

export type FoundGroup = { title: string; found: Found[] }

const PAUSE_MS = 200

/** What a text finds: pages by title in either language, then each module's own finds, as they come in. */
export function useFound(text: string): { groups: FoundGroup[]; searching: boolean } {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const settled = useSettled(text)
  const asked = settled.length > 0 ? searches.filter(({ permission }) => may(permission)) : []
  const answers = useQueries({
    queries: asked.map((search) => ({
      queryKey: ['find', search.title.en, settled],
      queryFn: ({ signal }: { signal: AbortSignal }) => search.find(settled, signal),
      // Names and plates looked for are not kept once the palette is closed.
      gcTime: 0,
      retry: false,
    })),
  })
  const pages = [
    { path: '/', title: { zh: texts.zh.home, en: texts.en.home } },
    ...modulePages.filter(({ hidden, permission }) => !hidden && may(permission)),
  ]
  const matching = pages.filter(({ title }) => `${title.zh} ${title.en}`.toLowerCase().includes(text.toLowerCase()))
  const groups = [
    { title: t('searchPages'), found: matching.map(({ path, title }) => ({ id: path, label: pick(title), to: path })) },
    ...asked.map((search, index) => ({ title: pick(search.title), found: answers[index]?.data ?? [] })),
  ]
  return {
    groups: groups.filter(({ found }) => found.length > 0),
    searching: settled !== text || answers.some(({ isFetching }) => isFetching),
  }
}

function useSettled(text: string) {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
