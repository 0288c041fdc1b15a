import { AutoComplete, Form } from 'antd'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useSession } from '../../../platform/browser/session.ts'
import { AreaId, fromCode } from '../../../platform/shared/area-id.ts'
import { texts } from './texts.ts'

/** The area id behind what was chosen or typed: an id, or an official code; undefined when it is neither. */
export function areaIdOf(text: string | undefined): AreaId | undefined {
  if (!text) return undefined
  if (AreaId.safeParse(text).success) return text
  try {
    return fromCode(text)
  } catch {
    return undefined
  }
}

/** A form field `area`: one of the person's own places, or any code below them. */
export function AreaField() {
  const t = useTexts(texts)
  const { data } = useSession()
  const options = [...new Map(data?.places.map(({ areaId, name }) => [areaId, name]))]
  return (
    <Form.Item
      name="area"
      label={t('area')}
      extra={t('areaHint')}
      validateTrigger="onBlur"
      rules={[
        {
          validator: (_, value: string) =>
            areaIdOf(value) ? Promise.resolve() : Promise.reject(new Error(t('badArea'))),
        },
      ]}
    >
      <AutoComplete
        options={options.map(([value, name]) => ({ value, label: name === value ? value : `${name} ${value}` }))}
      />
    </Form.Item>
  )
}
