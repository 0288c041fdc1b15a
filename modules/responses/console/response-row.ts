import type { Bilingual } from '../../../platform/browser/language/language.ts'
import type { Offer } from '../../playbooks/rule-pack.ts'
import type { Stage } from '../response.ts'

/** A response as `responses.list` answers it. */
export type ResponseRow = {
  id: string
  name: string
  areaId: string
  areaName: string
  levelId: string
  stage: Stage
  rulePackId: string
  words: { level: Bilingual; playbook: Bilingual; rulePack: Bilingual }
  openedAt: string
  closedAt: string | null
}

/** The same with what its playbook and pack offer: `responses.one`. */
export type ResponseWhole = ResponseRow & {
  levels: { id: string; name: Bilingual }[]
  offers: Offer[]
  closeOutDue: boolean
  overridden: number
  closeReason: string | null
}

/** What a response can be opened from: `responses.choices`. */
export type Choices = {
  playbooks: {
    id: string
    name: Bilingual
    summary: Bilingual
    level: string
    responseLevels: { id: string; name: Bilingual }[]
    rulePack: string
  }[]
  rulePacks: { id: string; name: Bilingual; validFrom: string; offers: Offer[]; closeOutDue: boolean }[]
}

/** A member of a command group; the name is gone once its key is. */
export type Member = { name?: string; office: string; duties: string }
