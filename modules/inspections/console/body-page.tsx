import { useAddress } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { WorkTable } from '../../work/console/public.ts'
import { findingKind } from '../inspection.ts'
import './inspections.css'
import { texts } from './texts.ts'
import { VisitsTable } from './visits-table.tsx'

/** One body: every visit to it, and what was found there, closed or not. */
export default function BodyPage() {
  const t = useTexts(texts)
  const may = useMay()
  const [address] = useAddress()
  const { response, loading } = useResponse()
  const { body: organisationId, name } = address
  if (loading) return <Loading lines={8} />
  if (!response || !organisationId) return <Empty title={t('noVisits')}>{t('noVisitsHint')}</Empty>
  const input = { responseId: response.id, organisationId }
  return (
    <section className="i-page">
      <h1 className="i-body">{name ?? t('bodyTitle')}</h1>
      <VisitsTable input={input} heading={t('visits')} />
      {may('work.read') && (
        <WorkTable
          input={{ ...input, kind: findingKind.name }}
          heading={t('findings')}
          whole
          empty={<Empty title={t('neverFound')} />}
        />
      )}
    </section>
  )
}
