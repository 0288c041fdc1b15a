import { lazy, Suspense } from 'react'
import { Loading } from '../look/notices.tsx'

export type ChartSeries = { name: string; values: (number | null)[] }
export type ChartProps = {
  kind: 'bars' | 'lines'
  labels: string[]
  series: ChartSeries[]
  height?: number
  /** Which part was pressed, as its place in `labels`. */
  onPick?: (index: number) => void
  /** What the picture says, for those who do not see it. */
  description: string
}

const Drawing = lazy(() => import('./chart-drawing.tsx'))

/** A bar or line chart. The drawing library comes only when the first chart is shown. */
export function Chart(props: ChartProps) {
  return (
    <div style={{ minHeight: props.height ?? 240 }} role="img" aria-label={props.description}>
      <Suspense fallback={<Loading lines={5} />}>
        <Drawing {...props} />
      </Suspense>
    </div>
  )
}
