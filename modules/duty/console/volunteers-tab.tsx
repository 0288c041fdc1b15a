import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { nameOfSkill } from '../skills.ts'
import { type VolunteerShown, volunteerStates } from '../volunteer.ts'
import { texts } from './bring-in-texts.ts'
import { VolunteerDetails } from './volunteer-details.tsx'
import { VolunteerLinks } from './volunteer-links.tsx'

const signs = { waiting: 'waiting', accepted: 'done', declined: 'closed' } as const

/** Volunteers who wait to be vetted, and the links by which they sign up. */
export function VolunteersTab({ input, views }: { input: { responseId: string; areaId?: string }; views: ReactNode }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const [links, setLinks] = useState(false)
  const open = <Button onClick={() => setLinks(true)}>{t('links')}</Button>
  return (
    <>
      <DataTable<VolunteerShown>
        key="volunteers"
        query="duty.volunteers"
        input={input}
        rowId={({ id }) => id}
        live={['volunteers']}
        actions={
          <>
            {views}
            {open}
          </>
        }
        filters={[
          {
            kind: 'choice',
            name: 'state',
            title: t('state'),
            options: volunteerStates.map((value) => ({ value, label: t(value) })),
          },
        ]}
        columns={[
          { name: 'name', title: t('name'), pinned: true, width: 110 },
          {
            name: 'state',
            title: t('state'),
            width: 100,
            show: ({ state }) => <StateTag state={signs[state]}>{t(state)}</StateTag>,
          },
          { name: 'mobile', title: t('mobile'), width: 130 },
          {
            name: 'sameMobile',
            title: t('same'),
            width: 90,
            show: ({ sameMobile }) => sameMobile > 0 && <StateTag state="late">{String(sameMobile)}</StateTag>,
          },
          {
            name: 'skills',
            title: t('skill'),
            width: 140,
            show: ({ skills }) => skills.map((one) => pick(nameOfSkill(one))).join('、'),
          },
          { name: 'areaName', title: t('area'), width: 110 },
          { name: 'linkName', title: t('via'), width: 170 },
          { name: 'signedUpAt', title: t('signedUpAt'), width: 130, show: ({ signedUpAt }) => time(signedUpAt) },
        ]}
        record={{
          title: ({ name }) => name,
          show: (row) => <VolunteerDetails key={row.id} volunteer={row} responseId={input.responseId} />,
        }}
        empty={
          <Empty title={t('noVolunteers')} actions={open}>
            {t('noVolunteersHint')}
          </Empty>
        }
      />
      {links && <VolunteerLinks {...input} close={() => setLinks(false)} />}
    </>
  )
}
