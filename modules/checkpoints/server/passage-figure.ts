import { type Figure, type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import { CLOCK_AHEAD_MS } from '../record-rules.ts'
import { describePassages, passageColumns } from './describe-passages.ts'
import { dimensionWords } from './dimension-words.ts'

export const passageSource: FigureSource = {
  table: 'checkpoints.passage',
  permission: 'passage.read',
  date: 'made_at',
  dimensions: ['checkpoint_id', 'subject', 'direction', 'decision', 'reason', 'permit_kind', 'origin_class'],
  words: dimensionWords,
  tally: 'checkpoints.passage_tally',
  closing: { late: 'checkpoints.passage_late', post: 'checkpoint_id', fewest: 'subject', aheadMs: CLOCK_AHEAD_MS },
  columns: passageColumns,
  describe: describePassages,
}

export const vehicleTimes = { zh: '辆次', en: 'vehicle-times' }
export const personTimes = { zh: '人次', en: 'person-times' }

/** One row for what is counted: a passage, or the people in it. */
export function passagesWhere(
  name: string,
  where: string,
  words: Pick<Figure, 'label' | 'unit' | 'meaning'>,
  count: Figure['count'] = 'rows',
): Figure {
  return figure({ name: `checkpoints.${name}`, source: passageSource, where, count, ...words })
}
