import { useLanguage } from '../../../platform/browser/language/language.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { type AreaId, wholeCountry } from '../../../platform/shared/area-id.ts'
import { areaText } from './in-words.ts'

/** An area by its name; by its code while no divisions were imported. */
export function AreaName({ id }: { id: AreaId }) {
  const language = useLanguage()
  const input = { ids: [id] }
  const { data } = useAsk<{ names: Record<string, string> }>('areas.names', input, { when: id !== wholeCountry })
  return <span title={areaText(id, language)}>{data?.names[id] ?? areaText(id, language)}</span>
}
