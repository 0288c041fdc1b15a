import { useAddress } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { RecordHistory, RecordReads } from '../../../platform/browser/table/record-history.tsx'
import './board.css'
import { PassageDetails } from './passage-details.tsx'
import { texts } from './texts.ts'

/** One passage on a page of its own: where a search or a link leads. */
export default function PassagePage() {
  const t = useTexts(texts)
  const [{ passage }, change] = useAddress()
  if (!passage) return <Empty title={t('notFound')} />
  return (
    <div className="k-passage">
      <section className="k-board-panel">
        <PassageDetails key={passage} id={passage} open={(id) => change({ passage: id })} />
      </section>
      <section className="k-board-panel">
        <RecordHistory recordId={passage} />
        <RecordReads recordId={passage} />
      </section>
    </div>
  )
}
