import { DatePicker, Form, Input } from 'antd'
import dayjs from 'dayjs'
import { useTexts } from '../../../platform/browser/language/language.ts'
import './duty.css'
import { texts } from './texts.ts'

/** The order behind a deed, as fields of the form under `order`. */
export function OrderFields({ optional = false }: { optional?: boolean }) {
  const t = useTexts(texts)
  const needed = (min: number) => (optional ? [] : [{ required: true, whitespace: true, min, message: t('needed') }])
  return (
    <fieldset className="d-order">
      <legend>{t('order')}</legend>
      <Form.Item className="d-wide" name={['order', 'title']} label={t('orderTitle')} rules={needed(4)}>
        <Input maxLength={120} placeholder={t('orderTitleHint')} />
      </Form.Item>
      <Form.Item name={['order', 'number']} label={t('orderNumber')} rules={needed(2)}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={['order', 'signedBy']} label={t('signedBy')} rules={needed(2)}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={['order', 'signedOn']} label={t('signedOn')} initialValue={dayjs()} rules={needed(0)}>
        <DatePicker allowClear={false} maxDate={dayjs()} style={{ width: '100%' }} />
      </Form.Item>
    </fieldset>
  )
}
