import type { FigureSource } from '../../../platform/server/figures/figure.ts'
import {
  decisionWords,
  directionWords,
  goodsKindWords,
  originClassWords,
  originUnknown,
  permitKindWords,
  reasonWords,
  subjectWords,
} from '../words.ts'
import { decisionsInRows } from './passage-rows.ts'

/** How a passage's columns are said where a figure splits by them; columns have values of their own for "none". */
export const dimensionWords: FigureSource['words'] = {
  subject: subjectWords,
  direction: directionWords,
  decision: {
    [decisionsInRows.passed]: decisionWords.passed,
    [decisionsInRows.turnedBack]: decisionWords.turnedBack,
    [decisionsInRows.handedOver]: decisionWords.handedOver,
  },
  reason: { ...reasonWords, none: { zh: '放行，无原因', en: 'passed, no reason' } },
  permit_kind: { ...permitKindWords, none: { zh: '未持通行证', en: 'no permit' } },
  origin_class: { ...originClassWords, unknown: originUnknown },
  goods_kind: goodsKindWords,
}
