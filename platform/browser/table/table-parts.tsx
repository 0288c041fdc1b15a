import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../language/language.ts'
import { Empty } from '../look/notices.tsx'
import { numberText } from '../look/numbers.ts'
import { texts } from './texts.ts'

/** No rows: either the filter lets none through, or there are none yet and the page says how to begin. */
export function TableEmpty({ filtered, children }: { filtered: boolean; children: ReactNode }) {
  const t = useTexts(texts)
  if (filtered || !children) return <Empty title={t('noMatch')}>{filtered ? t('noMatchHint') : undefined}</Empty>
  return children
}

type TableFootProps = {
  shown: number
  total: number | undefined
  page: number
  onPrevious: (() => void) | undefined
  onNext: (() => void) | undefined
  children: ReactNode
}

export function TableFoot({ shown, total, page, onPrevious, onNext, children }: TableFootProps) {
  const t = useTexts(texts)
  return (
    <div className="m-table-foot">
      <span>
        {total === undefined ? t('rowsHere', { count: numberText(shown) }) : t('rows', { count: numberText(total) })}
      </span>
      {children}
      {(onPrevious || onNext) && (
        <span className="m-table-foot-pages">
          <Button size="small" disabled={!onPrevious} onClick={onPrevious}>
            {t('previous')}
          </Button>
          <span>{t('page', { page })}</span>
          <Button size="small" disabled={!onNext} onClick={onNext}>
            {t('next')}
          </Button>
        </span>
      )}
    </div>
  )
}
