import type { ShownFigure } from '../../../platform/browser/figures/figure.ts'
import { FigureTile } from '../../../platform/browser/figures/figure-tile.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { numberText } from '../../../platform/browser/look/numbers.ts'
import { StateSign } from '../../../platform/browser/look/state-tag.tsx'
import { addDays } from '../../../platform/shared/dates.ts'
import type { Board } from '../board.ts'
import { texts } from './texts.ts'

const TODAY: Pick<ShownFigure, 'figure' | 'label' | 'stateAbove'>[] = [
  { figure: 'checkpoints.passages', label: { zh: texts.zh.passages, en: texts.en.passages } },
  { figure: 'checkpoints.peopleTurnedBack', label: { zh: '今日劝返人次', en: 'People turned back today' } },
  { figure: 'checkpoints.vehiclesTurnedBack', label: { zh: '今日劝返车辆', en: 'Vehicles turned back today' } },
  { figure: 'checkpoints.handedOver', label: { zh: texts.zh.handedOver, en: texts.en.handedOver } },
  { figure: 'checkpoints.fevers', label: { zh: texts.zh.fevers, en: texts.en.fevers }, stateAbove: 'missing' },
]

type BoardFiguresProps = { board: Board; areaId: string | undefined; responseId: string }

/** The day's numbers, each opening its rows, and how many checkpoints say nothing. */
export function BoardFigures({ board, areaId, responseId }: BoardFiguresProps) {
  const t = useTexts(texts)
  const silent = board.checkpoints.filter((one) => one.silent).length
  const span = { from: board.day, to: addDays(board.day, 1), ...(areaId && { areaId }) }
  return (
    <div className="m-tiles">
      {TODAY.map((shown) => (
        <FigureTile key={shown.figure} shown={{ ...shown, ...span }} responseId={responseId} live={['figures']} />
      ))}
      <div className={`m-tile ${silent > 0 ? 'm-state-late' : ''}`}>
        <span className="m-tile-title">{t('silent')}</span>
        <span className="m-tile-value">
          {silent > 0 && <StateSign state="late" size={16} />}
          <strong>{numberText(silent)}</strong>
          <span className="m-tile-unit">{t('openOf', { open: board.checkpoints.length })}</span>
        </span>
        <span className="m-tile-hint">{t('silentHint')}</span>
      </div>
    </div>
  )
}
