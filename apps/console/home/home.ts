import type { ShownFigure } from '../../../platform/browser/figures/figure.ts'
import type { Bilingual } from '../../../platform/browser/language/language.ts'

/** What `responses.home` answers: the response's header facts and the playbook's figures, gaps in the order of harm. */
export type Home = {
  response: {
    id: string
    name: string
    areaName?: string
    openedAt: string
    closedAt?: string | null
    words?: { level: Bilingual; playbook: Bilingual; rulePack: Bilingual }
  } | null
  gaps: ShownFigure[]
  figures: ShownFigure[]
  asOf: string
}
