import { AddressLink } from '../../../platform/browser/address.tsx'
import { type FigureValue, figureAddress } from '../../../platform/browser/figures/figure.ts'
import { type Bilingual, useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { AsOf } from '../../../platform/browser/look/as-of.tsx'
import { Empty, Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { numberText } from '../../../platform/browser/look/numbers.ts'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import './reports.css'
import { texts } from './texts.ts'

type ListedFigure = { figure: string; label: Bilingual; unit: Bilingual; meaning: Bilingual }

/** Every figure with its meaning, its unit and its value now; pressing it opens its parts and rows. */
export default function FiguresPage() {
  const t = useTexts(texts)
  const { response, loading } = useResponse()
  const { data, error } = useAsk<{ rows: ListedFigure[]; asOf: string }>('figures.list')
  if (error && !data) return <Failed error={error} />
  if (loading || !data) return <Loading lines={10} />
  if (!response) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  if (data.rows.length === 0) return <Empty title={t('noFigures')}>{t('noFiguresHint')}</Empty>
  return (
    <>
      <p className="m-quiet">
        {t('figuresHint')} <AsOf at={data.asOf} />
      </p>
      <table className="p-figures">
        <thead>
          <tr>
            <th>{t('figure')}</th>
            <th className="p-right">{t('value')}</th>
            <th>{t('meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((listed) => (
            <FigureLine key={listed.figure} listed={listed} responseId={response.id} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function FigureLine({ listed, responseId }: { listed: ListedFigure; responseId: string }) {
  const pick = useBilingual()
  const { figure, label, unit, meaning } = listed
  const { data, isError } = useAsk<FigureValue>('figures.value', { figure, responseId }, { live: ['figures'] })
  return (
    <tr>
      <th scope="row">
        <AddressLink change={figureAddress({ figure })}>{pick(label)}</AddressLink>
      </th>
      <td className="p-right">
        <AddressLink change={figureAddress({ figure })} className="p-value">
          {isError ? '–' : numberText(data?.value)}
        </AddressLink>{' '}
        <span className="m-quiet">{pick(unit)}</span>
      </td>
      <td>{pick(meaning)}</td>
    </tr>
  )
}
