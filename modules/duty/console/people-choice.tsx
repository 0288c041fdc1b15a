import { Button, Select } from 'antd'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { texts } from './call-out-texts.ts'

type PeopleChoiceProps = {
  options: { value: string; label: string }[]
  /** How many "all" takes at most. */
  most: number
  value?: string[]
  onChange?: (chosen: string[]) => void
  id?: string
}

/** Chooses people by name, one by one or all at once; a form field like any other. */
export function PeopleChoice({ options, most, value = [], onChange, id }: PeopleChoiceProps) {
  const t = useTexts(texts)
  return (
    <>
      <Select
        {...(id && { id })}
        mode="multiple"
        maxTagCount={12}
        value={value}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        onChange={(chosen: string[]) => onChange?.(chosen)}
      />
      <Button type="link" size="small" onClick={() => onChange?.(options.slice(0, most).map((option) => option.value))}>
        {t('chooseAll')}（{Math.min(options.length, most)}）
      </Button>
    </>
  )
}
