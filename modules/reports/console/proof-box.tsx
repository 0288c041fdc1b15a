import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import type { ReportRow, ShownReport } from './report-row.ts'
import { texts } from './texts.ts'

type ProofBoxProps = { proof: ShownReport['proof']; report: ReportRow; printedCode: string | undefined }

/** What proves the report; when one came from a printed copy, whether its code is this report's. */
export function ProofBox({ proof, report, printedCode }: ProofBoxProps) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const foreign = printedCode !== undefined && printedCode !== proof.code
  return (
    <section className="p-box">
      <h3>{t('proof')}</h3>
      <p>
        {foreign ? (
          <StateTag state="missing">{t('codeDiffers')}</StateTag>
        ) : (
          <StateTag state={proof.intact ? 'done' : 'missing'}>{t(proof.intact ? 'intact' : 'changed')}</StateTag>
        )}
      </p>
      <RecordFields
        fields={[
          [t('code'), <strong key="code">{proof.code}</strong>],
          [t('asOf'), time(report.asOf)],
          [t('frozenBy'), report.frozenBy],
          [t('block'), proof.block === null ? '–' : t('blockOf', { block: proof.block })],
          ['SHA-256', <code key="hash">{proof.hash}</code>],
          [t('entry'), <code key="entry">{proof.entryId}</code>],
        ]}
      />
      <p className="m-quiet">{t('proofHint')}</p>
    </section>
  )
}
