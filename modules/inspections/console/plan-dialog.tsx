import { PlusOutlined } from '@ant-design/icons'
import { Button, DatePicker, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { isWithin } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import type { FieldShown } from '../inspections-shown.ts'
import './inspections.css'
import { texts } from './texts.ts'

type Entered = {
  name: string
  checklistId: string
  team: string
  areaId: string
  rounds: { dueAt: Dayjs }[]
  bodies: string[]
}

/** Rounds over a list of bodies: which checklist, who goes, by when each round ends. */
export function PlanDialog({ responseId, close }: { responseId: string; close: () => void }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const changed = useChanged('inspections.', 'work.', 'figures.')
  const [planId] = useState(newId)
  const { data } = useAsk<FieldShown>('inspections.field', { responseId })
  const needed = [{ required: true, message: t('needed') }]
  return (
    <CommandDialog<Entered>
      title={t('planTitle')}
      action="inspections.planInspection"
      input={({ rounds, ...entered }) => ({
        ...{ planId, responseId, ...entered },
        rounds: rounds.map(({ dueAt }) => ({ dueAt: dueAt.toISOString() })),
      })}
      done={changed}
      close={close}
      width={640}
      submit={t('submit')}
    >
      <Form.Item name="name" label={t('name')} rules={[{ ...needed[0], min: 2 }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="checklistId" label={t('checklist')} rules={needed}>
        <Select options={(data?.checklists ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }))} />
      </Form.Item>
      <Form.Item name="team" label={t('team')} extra={t('teamHint')} rules={[{ ...needed[0], min: 2 }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="areaId" label={t('where')} rules={needed}>
        <AreaSelect />
      </Form.Item>
      <Bodies bodies={data?.bodies ?? []} />
      <Form.List name="rounds" initialValue={[{ dueAt: dayjs().add(1, 'day').endOf('day') }]}>
        {(lines, { add }) => (
          <div className="i-round-fields">
            {lines.map(({ key, name }) => (
              <Form.Item key={key} name={[name, 'dueAt']} label={t('roundDue', { round: name + 1 })} rules={needed}>
                <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" allowClear={false} />
              </Form.Item>
            ))}
            <Button
              icon={<PlusOutlined />}
              disabled={lines.length >= 12}
              onClick={() =>
                add({
                  dueAt: dayjs()
                    .add(lines.length + 1, 'day')
                    .endOf('day'),
                })
              }
            >
              {t('addRound')}
            </Button>
          </div>
        )}
      </Form.List>
    </CommandDialog>
  )
}

/** The bodies within the chosen area; all of them at one press. */
function Bodies({ bodies }: { bodies: FieldShown['bodies'] }) {
  const t = useTexts(texts)
  const form = Form.useFormInstance<Entered>()
  const areaId = Form.useWatch('areaId', form) as string | undefined
  const chosen = (Form.useWatch('bodies', form) as string[] | undefined) ?? []
  const within = areaId ? bodies.filter((body) => isWithin(body.areaId, areaId)) : []
  return (
    <Form.Item
      label={t('bodies')}
      extra={chosen.length > 0 ? t('chosen', { count: chosen.length }) : undefined}
      required={false}
    >
      <div className="i-bodies">
        <Form.Item name="bodies" noStyle rules={[{ required: true, message: t('needed') }]}>
          <Select
            mode="multiple"
            maxTagCount={4}
            showSearch={{ optionFilterProp: 'label' }}
            options={within.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Button
          disabled={within.length === 0}
          onClick={() =>
            form.setFieldValue(
              'bodies',
              within.map(({ id }) => id),
            )
          }
        >
          {t('allBodies')}
        </Button>
      </div>
    </Form.Item>
  )
}
