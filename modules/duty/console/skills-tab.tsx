import type { ReactNode } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { type State, StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { type SkillShown, type SkillState, skillStates } from '../skill.ts'
import { nameOfSkill } from '../skills.ts'
import { texts } from './bring-in-texts.ts'
import { SkillDeeds } from './skill-deeds.tsx'

export const skillSigns: Record<SkillState, State> = {
  proposed: 'waiting',
  valid: 'done',
  expiring: 'late',
  expired: 'missing',
  ended: 'closed',
}

/** Skills of everybody on the list, those that end first first: to approve, to renew, to end. */
export function SkillsTab({ input, views }: { input: { responseId: string; areaId?: string }; views: ReactNode }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  return (
    <DataTable<SkillShown>
      key="skills"
      query="duty.skills"
      input={input}
      rowId={({ id }) => id}
      live={['members']}
      actions={views}
      filters={[
        {
          kind: 'choice',
          name: 'state',
          title: t('state'),
          options: skillStates.map((value) => ({ value, label: t(value) })),
        },
      ]}
      columns={[
        { name: 'name', title: t('name'), pinned: true, width: 110 },
        { name: 'skill', title: t('skill'), width: 120, show: ({ skill }) => pick(nameOfSkill(skill)) },
        {
          name: 'state',
          title: t('state'),
          width: 130,
          show: ({ state }) => <StateTag state={skillSigns[state]}>{t(state)}</StateTag>,
        },
        { name: 'until', title: t('until'), width: 110, show: ({ until }) => until ?? t('forever') },
        { name: 'deeds', title: '', width: 180, show: (row) => <SkillDeeds skill={row} /> },
        { name: 'organisationName', title: t('body'), width: 180 },
        { name: 'areaName', title: t('area'), width: 110 },
        { name: 'saidAt', title: t('saidAt'), width: 130, show: ({ saidAt }) => time(saidAt) },
        { name: 'endedWhy', title: t('reason'), width: 140, extra: true },
      ]}
      empty={<Empty title={t('noSkills')}>{t('noSkillsHint')}</Empty>}
    />
  )
}
