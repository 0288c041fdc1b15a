import { Form, Input, Select } from 'antd'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import {
  type IdentityDocument,
  identityDocuments,
  whyNotIdentityNumber,
} from '../../../platform/shared/codes/identity-number.ts'
import { whyNotMobile } from '../../../platform/shared/codes/mobile.ts'
import { problemText } from '../../../platform/shared/problem.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import './people.css'
import { documentNames, texts } from './texts.ts'
import { useBodies } from './use-bodies.ts'

export type PersonEntered = {
  name?: string
  document?: IdentityDocument
  identityNumber?: string
  mobile?: string
  areaId?: string
  householdNumber?: string
  address?: string
  organisationId?: string
}

/** What was filled in; empty fields are not sent. */
export function filled<Entered extends object>(entered: Entered): Partial<Entered> {
  return Object.fromEntries(Object.entries(entered).filter(([, value]) => value)) as Partial<Entered>
}

type PersonFieldsProps = { responseId: string; needed?: boolean; areaId?: string | undefined }

/** The fields of a person. When correcting, what stays empty stays as it was. */
export function PersonFields({ responseId, needed = false, areaId }: PersonFieldsProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const language = useLanguage()
  const bodies = useBodies(responseId)
  const required = needed ? [{ required: true, message: t('needed') }] : []
  const check = (problem: ReturnType<typeof whyNotMobile>) =>
    problem ? Promise.reject(new Error(problemText(problem, language))) : Promise.resolve()
  return (
    <div className="p-fields">
      <Form.Item name="name" label={t('name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="document" label={t('document')} {...(needed && { initialValue: 'residentId' })}>
        <Select
          allowClear={!needed}
          options={identityDocuments.map((value) => ({ value, label: pick(documentNames[value]) }))}
        />
      </Form.Item>
      <Form.Item
        name="identityNumber"
        label={t('identityNumber')}
        dependencies={['document']}
        validateTrigger="onBlur"
        rules={[
          ...required,
          ({ getFieldValue }) => ({
            validator: (_, value?: string) =>
              check(value ? whyNotIdentityNumber(value, getFieldValue('document') ?? 'residentId') : undefined),
          }),
        ]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="mobile"
        label={t('mobile')}
        validateTrigger="onBlur"
        rules={[{ validator: (_, value?: string) => check(value ? whyNotMobile(value) : undefined) }]}
      >
        <Input maxLength={30} inputMode="tel" />
      </Form.Item>
      <Form.Item name="areaId" label={t('village')} rules={required} {...(areaId && { initialValue: areaId })}>
        <AreaSelect />
      </Form.Item>
      <Form.Item name="householdNumber" label={t('household')}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="address" label={t('address')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="organisationId" label={t('organisation')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={bodies} />
      </Form.Item>
    </div>
  )
}
