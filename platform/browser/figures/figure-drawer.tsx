import { Button, Drawer, Segmented } from 'antd'
import { levelOf } from '../../shared/area-id.ts'
import { useAddress } from '../address.tsx'
import { useKeys } from '../keyboard.ts'
import { useBilingual, useTexts } from '../language/language.ts'
import { AsOf } from '../look/as-of.tsx'
import { Failed, Loading } from '../look/notices.tsx'
import { numberText } from '../look/numbers.ts'
import { useAsk } from '../use-ask.ts'
import {
  type FigureBy,
  type FigureQuestion,
  type FigureValue,
  questionOf,
  withoutFigure,
  withoutParts,
} from './figure.ts'
import { FigureParts } from './figure-parts.tsx'
import { FigureRowsTable } from './figure-rows-table.tsx'
import { type SpanChoice, spanChoice, spanOf } from './span.ts'
import { texts } from './texts.ts'

type FigureDrawerProps = { responseId: string | undefined; titleOf?: (figure: string) => string | undefined }

/** Opens when the address names a figure: its value and meaning, how it splits up, and the rows it counts. */
export function FigureDrawer({ responseId, titleOf }: FigureDrawerProps) {
  const [address, change] = useAddress()
  const question = responseId ? questionOf(address, responseId) : undefined
  const close = () => change(withoutFigure(address), { replace: true })
  // A record that is open over the figure closes first.
  useKeys({ escape: () => question && !address.row && close() })
  return (
    <Drawer
      open={question !== undefined}
      onClose={close}
      size="min(1040px, 82vw)"
      destroyOnHidden
      title={question && <FigureTitle question={question} known={titleOf?.(question.figure)} />}
    >
      {question && <FigureInFull question={question} by={address.figureBy ?? areaBy(question)} />}
    </Drawer>
  )
}

/** Those of a figure's own dimensions by which people split it most. */
function useDimensions(figure: string) {
  const { data } = useAsk<{ rows: { figure: string; dimensions: string[] }[] }>('figures.list')
  const known = data?.rows.find((one) => one.figure === figure)?.dimensions ?? []
  return (['organisation_id', 'post_id', 'role'] as const).filter((one) => known.includes(one))
}

/** Townships first; inside one, its villages. */
function areaBy({ areaId }: FigureQuestion): FigureBy {
  return areaId && levelOf(areaId) !== 'county' ? 'village' : 'precinct'
}

function FigureTitle({ question, known }: { question: FigureQuestion; known: string | undefined }) {
  const pick = useBilingual()
  const { data } = useAsk<FigureValue>('figures.value', question, { live: ['figures'] })
  return known ?? (data?.label ? pick(data.label) : question.figure)
}

function FigureInFull({ question, by }: { question: FigureQuestion; by: FigureBy }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const [address, change] = useAddress()
  const dimensions = useDimensions(question.figure)
  const { data, error, isError } = useAsk<FigureValue>('figures.value', question, { live: ['figures'], keepLast: true })
  if (isError && !data) return <Failed error={error} />
  if (!data) return <Loading />
  return (
    <>
      <div className="m-figure-head">
        <strong>{numberText(data.value)}</strong>
        <AsOf at={data.asOf} stale={isError} />
      </div>
      {data.meaning && <p className="m-figure-meaning">{t('meaning', { text: pick(data.meaning) })}</p>}
      <div className="m-figure-tools">
        <Segmented<SpanChoice>
          value={spanChoice(address)}
          onChange={(choice) => {
            const { from, to } = spanOf(choice)
            change({ figureFrom: from, figureTo: to })
          }}
          options={(['wholeResponse', 'today', 'yesterday', 'sevenDays'] as const).map((value) => ({
            value,
            label: t(value),
          }))}
        />
        <Segmented<FigureBy>
          value={by}
          onChange={(chosen) => change({ figureBy: chosen })}
          options={[
            { value: areaBy(question), label: t('byArea') },
            { value: 'day', label: t('byDay') },
            { value: 'hour', label: t('byHour') },
            ...dimensions.map((value) => ({ value, label: t(value) })),
          ]}
        />
        {question.where && <Button onClick={() => change(withoutParts(address))}>{t('narrowed')}</Button>}
        {question.areaId && <Button onClick={() => change({ figureArea: undefined })}>{t('allAreas')}</Button>}
      </div>
      <FigureParts question={question} by={by} />
      <FigureRowsTable question={question} />
    </>
  )
}
