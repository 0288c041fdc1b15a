import { Select } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { AreaRow } from './area-row.ts'
import { texts } from './texts.ts'

type AreaSelectProps = {
  value?: string
  onChange?: (areaId: string | undefined) => void
  within?: string | undefined
  id?: string
}

/** Chooses a place by its name or the beginning of its code; a form field like any other. */
export function AreaSelect({ value, onChange, within, id }: AreaSelectProps) {
  const t = useTexts(texts)
  const [text, setText] = useState('')
  const input = { text, limit: 30, ...(within && { within }) }
  const { data } = useAsk<{ rows: AreaRow[] }>('areas.search', input, { when: text !== '', keepLast: true })
  const known = useAsk<{ names: Record<string, string> }>(
    'areas.names',
    { ids: value ? [value] : [] },
    { when: Boolean(value) },
  )
  const name = value ? known.data?.names[value] : undefined
  const options = (data?.rows ?? []).map((area) => ({
    value: area.id,
    label: area.parentName ? `${area.parentName} ${area.name}` : area.name,
  }))
  const shown =
    value && name && !options.some((option) => option.value === value) ? [{ value, label: name }, ...options] : options
  return (
    <Select<string>
      {...(id && { id })}
      {...(value && { value })}
      allowClear
      showSearch={{ filterOption: false, onSearch: (typed) => setText(typed.trim()) }}
      placeholder={t('typeArea')}
      notFoundContent={text === '' ? t('typeArea') : t('notFound', { text })}
      options={shown}
      onChange={(areaId?: string) => onChange?.(areaId)}
    />
  )
}
