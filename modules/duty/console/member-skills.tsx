import { Button } from 'antd'
import { useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { SkillShown } from '../skill.ts'
import { nameOfSkill } from '../skills.ts'
import { texts } from './bring-in-texts.ts'
import { ProposeSkillDialog, SkillDeeds } from './skill-deeds.tsx'
import { skillSigns } from './skills-tab.tsx'

/** In a member's drawer: their skills, with what may be done about each. */
export function MemberSkills({ responseId, memberId, name }: { responseId: string; memberId: string; name: string }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const { data } = useAsk<{ rows: SkillShown[] }>('duty.skills', { responseId, memberId }, { live: ['members'] })
  return (
    <>
      <h3>{t('skills')}</h3>
      <RecordFields
        fields={(data?.rows ?? []).map((skill) => [
          pick(nameOfSkill(skill.skill)),
          <span key={skill.id}>
            <StateTag state={skillSigns[skill.state]}>
              {t(skill.state)} {skill.until ?? t('forever')}
            </StateTag>{' '}
            <SkillDeeds skill={skill} />
          </span>,
        ])}
      />
      {data?.rows.length === 0 && <p className="m-quiet">{t('noSkillsHint')}</p>}
      {may('member.write') && <Button onClick={() => setAdding(true)}>{t('propose')}</Button>}
      {adding && <ProposeSkillDialog memberId={memberId} name={name} close={() => setAdding(false)} />}
    </>
  )
}
