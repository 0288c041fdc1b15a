import { Button, DatePicker, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { SkillShown } from '../skill.ts'
import { knownSkills, nameOfSkill } from '../skills.ts'
import { texts } from './bring-in-texts.ts'

/** What whoever has the right may do with a skill: approve it, change its day, turn it down or end it. */
export function SkillDeeds({ skill }: { skill: SkillShown }) {
  const t = useTexts(texts)
  const may = useMay()
  const [open, setOpen] = useState<'approve' | 'end'>()
  const close = () => setOpen(undefined)
  if (!may('skill.approve') || skill.state === 'ended') return null
  const waits = skill.state === 'proposed'
  return (
    <>
      <Button size="small" type={waits ? 'primary' : 'default'} onClick={() => setOpen('approve')}>
        {t(waits ? 'approve' : 'extend')}
      </Button>{' '}
      <Button size="small" danger onClick={() => setOpen('end')}>
        {t(waits ? 'turnDown' : 'endSkill')}
      </Button>
      {open === 'approve' && <ApproveDialog skill={skill} close={close} />}
      {open === 'end' && <EndSkillDialog skill={skill} close={close} />}
    </>
  )
}

type DialogProps = { skill: SkillShown; close: () => void }

function ApproveDialog({ skill, close }: DialogProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const changed = useChanged('duty.')
  return (
    <CommandDialog<{ until?: Dayjs }>
      title={`${t('approve')}：${skill.name} ${pick(nameOfSkill(skill.skill))}`}
      action="duty.approveSkill"
      input={({ until }) => ({ skillId: skill.id, ...(until && { until: until.format('YYYY-MM-DD') }) })}
      done={changed}
      close={close}
      submit={t('approve')}
    >
      <p className="m-quiet">{t('approveHint')}</p>
      <Form.Item
        name="until"
        label={t('until')}
        extra={t('untilHint')}
        initialValue={skill.until ? dayjs(skill.until) : undefined}
      >
        <DatePicker minDate={dayjs()} style={{ width: '100%' }} />
      </Form.Item>
    </CommandDialog>
  )
}

function EndSkillDialog({ skill, close }: DialogProps) {
  const t = useTexts(texts)
  const changed = useChanged('duty.')
  const title = t(skill.state === 'proposed' ? 'turnDown' : 'endSkill')
  return (
    <CommandDialog<{ reason: string }>
      title={`${title}：${skill.name}`}
      action="duty.endSkill"
      input={({ reason }) => ({ skillId: skill.id, reason: reason.trim() })}
      done={changed}
      close={close}
      submit={title}
    >
      <p className="m-quiet">{t('endHint')}</p>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('needed') }]}>
        <Input maxLength={200} />
      </Form.Item>
    </CommandDialog>
  )
}

/** Says what a member is qualified for; it waits for approval. */
export function ProposeSkillDialog({ memberId, name, close }: { memberId: string; name: string; close: () => void }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const changed = useChanged('duty.')
  const [skillId] = useState(newId)
  return (
    <CommandDialog<{ skill: string; until?: Dayjs }>
      title={`${t('propose')}：${name}`}
      action="duty.proposeSkill"
      input={({ skill, until }) => ({ skillId, memberId, skill, ...(until && { until: until.format('YYYY-MM-DD') }) })}
      done={changed}
      close={close}
    >
      <Form.Item name="skill" label={t('skill')} rules={[{ required: true, message: t('needed') }]}>
        <Select options={knownSkills.map((value) => ({ value, label: pick(nameOfSkill(value)) }))} />
      </Form.Item>
      <Form.Item name="until" label={t('until')} extra={t('untilHint')}>
        <DatePicker minDate={dayjs()} style={{ width: '100%' }} />
      </Form.Item>
    </CommandDialog>
  )
}
