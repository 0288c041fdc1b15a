import { Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useAddress } from '../address.tsx'
import { useTexts } from '../language/language.ts'
import type { DataFilter } from './filter.ts'
import { texts } from './texts.ts'

type FilterBarProps = {
  filters: DataFilter[]
  kept: Record<string, string>
  keep: (kept: Record<string, string>) => void
}

/** The filters above a table. What one chooses goes to the address bar, so back, reload and a sent link show the same rows. */
export function FilterBar({ filters, kept, keep }: FilterBarProps) {
  const t = useTexts(texts)
  const [address, change] = useAddress()
  const set = (filter: DataFilter, value: string | undefined) =>
    filter.kind === 'private' ? keep({ ...kept, [filter.name]: value ?? '' }) : change({ [filter.name]: value })
  const isSet = filters.some(({ kind, name }) => (kind === 'private' ? kept : address)[name])
  const clear = () => {
    keep({})
    change(Object.fromEntries(filters.map(({ name }) => [name, undefined])))
  }
  return (
    <div className="m-filters">
      {filters.map((filter) => (
        <FilterField
          key={filter.name}
          filter={filter}
          value={(filter.kind === 'private' ? kept : address)[filter.name]}
          set={(value) => set(filter, value)}
        />
      ))}
      {isSet && (
        <Button type="text" onClick={clear}>
          {t('clear')}
        </Button>
      )}
    </div>
  )
}

type FilterFieldProps = { filter: DataFilter; value: string | undefined; set: (value: string | undefined) => void }

function FilterField({ filter, value, set }: FilterFieldProps) {
  if (filter.kind === 'choice') {
    return (
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={filter.title}
        placeholder={filter.title}
        popupMatchSelectWidth={false}
        style={{ minWidth: 132 }}
        options={filter.options}
        value={value}
        onChange={set}
      />
    )
  }
  if (filter.kind === 'day') {
    return (
      <DatePicker
        aria-label={filter.title}
        placeholder={filter.title}
        value={value ? dayjs(value) : null}
        onChange={(day) => set(day ? day.format('YYYY-MM-DD') : undefined)}
      />
    )
  }
  // Searching is a question to the server: ask when the person is done typing, not at each key.
  return (
    <Input.Search
      key={value ?? ''}
      allowClear
      aria-label={filter.title}
      placeholder={filter.title}
      style={{ width: 200 }}
      defaultValue={value ?? ''}
      onSearch={(text) => set(text.trim() || undefined)}
    />
  )
}
