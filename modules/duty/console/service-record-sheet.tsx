import { Button, Table } from 'antd'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { recordSums, type ServiceLine, type ServiceRecord } from '../service-record.ts'
import { clocksOf, hoursOf, remarkOf } from '../service-record-text.ts'
import { sumWords } from '../service-record-words.ts'
import './print-roster.css'
import './service-record.css'
import { texts } from './service-record-texts.ts'

interface ServiceRecordSheetProps {
  record: ServiceRecord
  /** What can be done with the whole of it. */
  actions: ReactNode
  /** Given to its owner: objects to a line. */
  object?: (line: ServiceLine) => void
}

/** What one person did: in all, and line by line. */
export function ServiceRecordSheet({ record, actions, object }: ServiceRecordSheetProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const language = useLanguage()
  const { time } = useTimes()
  return (
    <>
      <div className="d-record-head">
        <strong>{record.name}</strong>
        <span className="m-quiet">{t('asOf', { time: time(record.asOf) })}</span>
        <span className="d-record-actions">{actions}</span>
      </div>
      <dl className="d-record-sums">
        {recordSums.map((key) => (
          <div key={key}>
            <dt>{pick(sumWords[key])}</dt>
            <dd>{record[key]}</dd>
          </div>
        ))}
      </dl>
      {record.rows.length === 0 ? (
        <Empty title={t('none')}>{t('noneHint')}</Empty>
      ) : (
        <Table<ServiceLine>
          size="small"
          rowKey="id"
          dataSource={record.rows}
          pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
          columns={[
            { title: t('day'), dataIndex: 'day', width: 110 },
            { title: t('post'), dataIndex: 'postName' },
            { title: t('area'), dataIndex: 'areaName' },
            { title: t('there'), width: 120, render: (_, row) => clocksOf(row) },
            { title: t('hours'), width: 70, align: 'right', render: (_, row) => hoursOf(row) },
            { title: t('remark'), render: (_, row) => remarkOf(row, language) || '–' },
            { title: t('says'), width: 260, render: (_, row) => <Objection line={row} object={object} /> },
          ]}
        />
      )}
      <PrintedRecord record={record} />
    </>
  )
}

function Objection({ line, object }: { line: ServiceLine; object: ServiceRecordSheetProps['object'] }) {
  const t = useTexts(texts)
  const { objection } = line
  const open = objection && objection.mended === null
  const state = open ? 'waits' : objection?.mended ? 'mended' : 'stands'
  return (
    <>
      {objection && (
        <div>
          <StateTag state={open ? 'waiting' : 'done'}>{t(state)}</StateTag>
          <p className="d-record-said">{objection.text}</p>
          {objection.answer && <p className="m-quiet d-record-said">{objection.answer}</p>}
        </div>
      )}
      {object && !open && (
        <Button size="small" onClick={() => object(line)}>
          {t('object')}
        </Button>
      )}
    </>
  )
}

/** The same on paper, upright A4. */
function PrintedRecord({ record }: { record: ServiceRecord }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const language = useLanguage()
  return createPortal(
    <div className="d-print-only">
      <style>{'@page { size: A4 portrait; margin: 20mm 18mm; }'}</style>
      <div className="d-sheet d-record-print">
        <h1>{t('title')}</h1>
        <p>
          <span>{record.name}</span>
          <span>{t('asOf', { time: localStamp(new Date(record.asOf)) })}</span>
        </p>
        <p>{recordSums.map((key) => `${pick(sumWords[key])} ${record[key]}`).join('　')}</p>
        <table>
          <thead>
            <tr>
              {(['day', 'post', 'area', 'there', 'hours', 'remark'] as const).map((key) => (
                <th key={key}>{t(key)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {record.rows.map((row) => (
              <tr key={row.id}>
                <td>{row.day}</td>
                <td>{row.postName}</td>
                <td>{row.areaName}</td>
                <td>{clocksOf(row)}</td>
                <td>{hoursOf(row)}</td>
                <td>{remarkOf(row, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <footer>{t('note')}</footer>
      </div>
    </div>,
    document.body,
  )
}
