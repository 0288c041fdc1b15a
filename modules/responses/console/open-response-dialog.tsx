import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import { PackNote } from './pack-note.tsx'
import type { Choices } from './response-row.ts'
import { texts } from './texts.ts'

type Entered = { name: string; playbookId: string; areaId: string; level: string; rulePackId: string }

/** Chooses playbook, area, level and pack; the pack is the playbook's unless another one is chosen. */
export function OpenResponseDialog({ close }: { close: () => void }) {
  const t = useTexts(texts)
  const navigate = useNavigate()
  const changed = useChanged('responses.')
  const [responseId] = useState(newId)
  const { data, error } = useAsk<Choices>('responses.choices')
  return (
    <CommandDialog<Entered>
      title={t('openTitle')}
      action="responses.openResponse"
      submit={t('open')}
      width={640}
      input={(entered) => ({ responseId, ...entered, name: entered.name.trim() })}
      done={() => {
        changed()
        void navigate({ to: '/timeline', search: { response: responseId } as never })
      }}
      close={close}
    >
      {error && <Failed error={error} />}
      {!data && !error && <Loading lines={4} />}
      {data && <Fields choices={data} />}
    </CommandDialog>
  )
}

function Fields({ choices: { playbooks, rulePacks } }: { choices: Choices }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const form = Form.useFormInstance<Entered>()
  const playbookId = Form.useWatch('playbookId', form)
  const rulePackId = Form.useWatch('rulePackId', form)
  const playbook = playbooks.find(({ id }) => id === playbookId) ?? playbooks[0]
  const pack = rulePacks.find(({ id }) => id === rulePackId)
  const needed = [{ required: true, message: t('needed') }]
  return (
    <>
      <Form.Item name="playbookId" label={t('playbook')} rules={needed} initialValue={playbooks[0]?.id}>
        <Radio.Group
          className="r-choices"
          onChange={({ target }) => {
            const chosen = playbooks.find(({ id }) => id === target.value)
            form.setFieldsValue({ rulePackId: chosen?.rulePack, level: chosen?.responseLevels[0]?.id })
          }}
        >
          {playbooks.map(({ id, name, summary }) => (
            <Radio key={id} value={id}>
              <strong>{pick(name)}</strong>
              <span className="m-quiet">{pick(summary)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item name="areaId" label={t('area')} rules={needed}>
        <AreaSelect />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('name')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('needed') }]}
      >
        <Input maxLength={60} placeholder={t('nameHint')} />
      </Form.Item>
      <Form.Item name="level" label={t('level')} rules={needed} initialValue={playbook?.responseLevels[0]?.id}>
        <Radio.Group
          optionType="button"
          options={(playbook?.responseLevels ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }))}
        />
      </Form.Item>
      <Form.Item name="rulePackId" label={t('rulePack')} rules={needed} initialValue={playbook?.rulePack}>
        <Select
          options={rulePacks.map(({ id, name, validFrom }) => ({
            value: id,
            label: t('rulePackFrom', { name: pick(name), from: validFrom }),
          }))}
        />
      </Form.Item>
      {pack && <PackNote {...pack} />}
    </>
  )
}
