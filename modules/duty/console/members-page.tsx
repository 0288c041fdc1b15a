import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useAddress } from '../../../platform/browser/address.tsx'
import { ImportDialog } from '../../../platform/browser/import/import-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { AreaTree, TreePage } from '../../areas/console/public.ts'
import { nameOfSkill } from '../skills.ts'
import { AddMemberDialog } from './add-member-dialog.tsx'
import { BodyAttendanceTab } from './body-attendance-tab.tsx'
import { MemberDetails } from './member-details.tsx'
import { MemberRecordButton } from './member-record-button.tsx'
import type { MemberRow } from './member-row.ts'
import { texts } from './member-texts.ts'
import { type MemberView, MemberViews } from './member-views.tsx'
import { SkillsTab } from './skills-tab.tsx'
import { VolunteersTab } from './volunteers-tab.tsx'

const sheetColumns = ['姓名', '手机号', '工号', '单位', '职级', '乡镇', '村（社区）', '角色', '资质']

/** Who is on the duty list, by place; entered one by one or from a sheet. */
export default function MembersPage() {
  const t = useTexts(texts)
  const may = useMay()
  const [{ area, view = 'members' }, change] = useAddress()
  const { response, loading } = useResponse()
  const changed = useChanged('duty.')
  const [open, setOpen] = useState<'add' | 'import'>()
  const columns = useMemberColumns()
  if (!response && !loading) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  if (!response) return null
  const input = { responseId: response.id, ...(area && { areaId: area }) }
  const views = <MemberViews view={view as MemberView} />
  const tree = <AreaTree chosen={area} choose={(areaId) => change({ area: areaId, record: undefined })} />
  if (view === 'skills')
    return (
      <TreePage tree={tree}>
        <SkillsTab input={input} views={views} />
      </TreePage>
    )
  if (view === 'volunteers')
    return (
      <TreePage tree={tree}>
        <VolunteersTab input={input} views={views} />
      </TreePage>
    )
  if (view === 'bodies') return <BodyAttendanceTab responseId={response.id} views={views} />
  const actions = may('member.write') && !response.closedAt && (
    <>
      <Button onClick={() => setOpen('import')}>{t('import')}</Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('add')}>
        {t('add')}
      </Button>
    </>
  )
  const close = () => setOpen(undefined)
  return (
    <TreePage tree={<AreaTree chosen={area} choose={(areaId) => change({ area: areaId, record: undefined })} />}>
      <DataTable<MemberRow>
        query="duty.members"
        input={input}
        columns={columns}
        rowId={({ id }) => id}
        live={['members']}
        filters={[
          {
            kind: 'choice',
            name: 'state',
            title: t('state'),
            options: [
              { value: 'serving', label: t('serving') },
              { value: 'left', label: t('left') },
            ],
          },
          { kind: 'text', name: 'number', title: t('number') },
        ]}
        actions={
          <>
            {views}
            {actions}
          </>
        }
        record={{
          title: ({ name }) => name,
          show: (row) => <MemberDetails member={row} responseId={response.id} />,
          ...(may('attendance.mark') && { actions: (row: MemberRow) => <MemberRecordButton memberId={row.id} /> }),
        }}
        empty={
          <Empty title={t('none')} actions={actions}>
            {t('noneHint')}
          </Empty>
        }
      />
      {open === 'add' && <AddMemberDialog responseId={response.id} area={area} close={close} />}
      {open === 'import' && (
        <ImportDialog
          name="duty.members"
          title={t('import')}
          fields={{ responseId: response.id }}
          columns={sheetColumns}
          onImported={changed}
          close={close}
        />
      )}
    </TreePage>
  )
}

function useMemberColumns(): DataColumn<MemberRow>[] {
  const t = useTexts(texts)
  const pick = useBilingual()
  return [
    { name: 'name', title: t('name'), pinned: true, width: 110 },
    { name: 'organisationName', title: t('body'), width: 150 },
    { name: 'grade', title: t('grade'), width: 100, extra: true, show: ({ grade }) => grade ?? '–' },
    { name: 'number', title: t('number'), width: 80, show: ({ number }) => number ?? '–' },
    { name: 'mobile', title: t('mobile'), width: 120, show: ({ mobile }) => mobile || '–' },
    { name: 'areaName', title: t('base'), width: 110 },
    {
      name: 'skills',
      title: t('skills'),
      width: 130,
      show: ({ skills }) =>
        skills.map(({ id, skill, approved }) => (
          <StateTag key={id} state={approved ? 'done' : 'waiting'}>
            {pick(nameOfSkill(skill))}
          </StateTag>
        )),
    },
    {
      name: 'userId',
      title: t('account'),
      width: 80,
      show: ({ userId }) =>
        userId ? <StateTag state="done">{t('tied')}</StateTag> : <StateTag state="closed">{t('untied')}</StateTag>,
    },
    { name: 'shiftsAhead', title: t('shiftsAhead'), width: 90, align: 'right' },
  ]
}
