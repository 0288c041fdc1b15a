import { lazy, Suspense } from 'react'
import { Loading } from '../look/notices.tsx'
import type { ChartProps } from './chart-props.ts'

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
