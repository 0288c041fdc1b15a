import { Button, Table } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { RecordMeetingDialog } from './record-meeting-dialog.tsx'
import type { ResponseWhole } from './response-row.ts'
import { SettleTaskDialog } from './settle-task-dialog.tsx'
import { texts } from './texts.ts'

type Task = {
  id: string
  decision: string
  owner: string
  dueAt: string
  settledAt: string | null
  outcome: string | null
}
type Meeting = {
  id: string
  title: string
  place: string | null
  chairedBy: string
  present: number | null
  heldAt: string
  tasks: Task[]
}

/** Meetings, newest first, each with its decisions as tasks. */
export function Meetings({ response }: { response: ResponseWhole }) {
  const t = useTexts(texts)
  const may = useMay()
  const { time } = useTimes()
  const [recording, setRecording] = useState(false)
  const { data, error } = useAsk<{ rows: Meeting[] }>(
    'responses.meetings',
    { responseId: response.id },
    { live: ['responses'] },
  )
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={4} />
  const recordButton = may('response.change') && !response.closedAt && (
    <Button onClick={() => setRecording(true)}>{t('recordMeeting')}</Button>
  )
  return (
    <div className="r-panel">
      {data.rows.length === 0 ? (
        <Empty title={t('meetingsNone')} actions={recordButton}>
          {t('meetingsNoneHint')}
        </Empty>
      ) : (
        <div className="r-panel-head">{recordButton}</div>
      )}
      {data.rows.map(({ id, title, heldAt, place, chairedBy, present, tasks }) => (
        <section className="r-meeting" key={id}>
          <h3>{title}</h3>
          <p className="m-quiet">
            {[
              time(heldAt),
              place,
              t('chaired', { office: chairedBy }),
              present && t('presentCount', { count: present }),
            ]
              .filter(Boolean)
              .join('　')}
          </p>
          {tasks.length === 0 ? <p className="m-quiet">{t('noDecisions')}</p> : <Tasks tasks={tasks} />}
        </section>
      ))}
      {recording && <RecordMeetingDialog response={response} close={() => setRecording(false)} />}
    </div>
  )
}

function Tasks({ tasks }: { tasks: Task[] }) {
  const t = useTexts(texts)
  const may = useMay()
  const { day } = useTimes()
  const [settling, setSettling] = useState<Task>()
  return (
    <>
      <Table<Task>
        size="small"
        pagination={false}
        dataSource={tasks}
        rowKey="id"
        columns={[
          { title: t('decision'), dataIndex: 'decision' },
          { title: t('owner'), dataIndex: 'owner', width: 180 },
          { title: t('dueOn'), width: 160, render: (_, { dueAt }) => lastDay(dueAt, day) },
          {
            title: t('state'),
            width: 200,
            render: (_, task) => (task.settledAt ? (task.outcome ?? t('settled')) : <TaskState task={task} />),
          },
          {
            width: 90,
            render: (_, task) =>
              !task.settledAt &&
              may('response.change') && (
                <Button size="small" onClick={() => setSettling(task)}>
                  {t('settle')}
                </Button>
              ),
          },
        ]}
      />
      {settling && (
        <SettleTaskDialog taskId={settling.id} decision={settling.decision} close={() => setSettling(undefined)} />
      )}
    </>
  )
}

function TaskState({ task }: { task: Task }) {
  const t = useTexts(texts)
  const late = new Date(task.dueAt) < new Date()
  return <StateTag state={late ? 'late' : 'waiting'}>{t(late ? 'late' : 'pending')}</StateTag>
}

// Due until midnight is due on the day before it, as people say it.
function lastDay(dueAt: string, day: (at: number) => string): string {
  return day(new Date(dueAt).getTime() - 1)
}
