import type { ShownFigure } from '../../../platform/browser/figures/figure.ts'

/** What `responses.home` answers: the response's header facts and the playbook's figures, gaps in the order of harm. */
export type Home = {
  response: {
    id: string
    name: string
    areaName?: string
    level?: string
    openedAt: string
    closedAt?: string | null
    playbookName?: string
    rulePackName?: string
  } | null
  gaps: ShownFigure[]
  figures: ShownFigure[]
  asOf: string
}
