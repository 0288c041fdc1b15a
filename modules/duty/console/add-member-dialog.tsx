import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import { knownSkills, nameOfSkill } from '../skills.ts'
import { texts } from './member-texts.ts'
import { useBodies } from './use-bodies.ts'

type Entered = {
  organisationId?: string
  communityId?: string
  name: string
  mobile?: string
  number?: string
  grade?: string
  areaId: string
  skills?: string[]
}

/** Enters one person for duty: a name, where they set out from, and what they are qualified for. */
export function AddMemberDialog(props: { responseId: string; area: string | undefined; close: () => void }) {
  const { responseId, area, close } = props
  const t = useTexts(texts)
  const pick = useBilingual()
  const changed = useChanged('duty.')
  const [memberId] = useState(newId)
  const bodies = useBodies(responseId)
  const body = <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={bodies} />
  const needed = [{ required: true, whitespace: true, message: t('needed') }]
  return (
    <CommandDialog<Entered>
      title={t('add')}
      action="duty.addMembers"
      input={({ skills, mobile, number, grade, organisationId, communityId, ...rest }) => ({
        responseId,
        members: [
          {
            memberId,
            ...rest,
            ...(mobile && { mobile }),
            ...(number && { number }),
            ...(grade && { grade }),
            ...(organisationId && { organisationId }),
            ...(communityId && { communityId }),
            ...(skills?.length && { skills: skills.map((skill) => ({ skill })) }),
          },
        ],
      })}
      done={changed}
      close={close}
    >
      <Form.Item name="name" label={t('name')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="areaId" label={t('base')} rules={[{ required: true, message: t('needed') }]} initialValue={area}>
        <AreaSelect />
      </Form.Item>
      <Form.Item name="organisationId" label={t('body')}>
        {body}
      </Form.Item>
      <Form.Item name="communityId" label={t('community')} extra={t('communityHint')}>
        {body}
      </Form.Item>
      <Form.Item name="mobile" label={t('mobile')}>
        <Input inputMode="tel" maxLength={20} />
      </Form.Item>
      <Form.Item name="number" label={t('number')}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="grade" label={t('grade')}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="skills" label={t('skills')}>
        <Select mode="multiple" options={knownSkills.map((value) => ({ value, label: pick(nameOfSkill(value)) }))} />
      </Form.Item>
    </CommandDialog>
  )
}
