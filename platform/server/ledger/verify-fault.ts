import type { AreaId } from '../../shared/area-id.ts'
import type { Row } from './field-table.ts'

/** What no longer holds, and where. `zh` and `en` name it to a person. */
export interface Fault {
  kind: 'chain' | 'block' | 'entry' | 'row' | 'mark' | 'sum' | 'report' | 'file'
  zh: string
  en: string
  block?: number
  entry?: string
  table?: string
  row?: string
  report?: string
}

/** Where and when a broken record belongs: which reports counted it follows from this. */
export interface Broken {
  /** Left out where a broken entry may have written to any table. */
  table?: string
  responseId: string | null
  areaId: AreaId | null
  receivedAt: Date | null
}

/** Collects what a verification finds. Keeps a bounded list to name and counts the rest. */
export class Findings {
  readonly faults: Fault[] = []
  readonly broken: Broken[] = []
  readonly brokenEntries = new Set<string>()
  /** From this block on, the chain does not join the blocks before it. */
  cutAt: number | undefined
  count = 0

  add(fault: Fault, broken?: Broken): void {
    this.count++
    if (this.faults.length < NAMED_AT_MOST) this.faults.push(fault)
    if (broken && this.broken.length < NAMED_AT_MOST) this.broken.push(broken)
  }

  /** True when no more can be named; what follows is only counted. */
  get full(): boolean {
    return this.faults.length >= NAMED_AT_MOST
  }

  cut(block: number): void {
    this.cutAt = Math.min(this.cutAt ?? block, block)
  }
}

const NAMED_AT_MOST = 10_000

/** Where a broken row belongs, as far as the row (or its entry) says. */
export function brokenOf(table: string, { response_id, area_id, received_at }: Row): Broken {
  return {
    table,
    responseId: (response_id as string | undefined) ?? null,
    areaId: (area_id as string | undefined) ?? null,
    receivedAt: (received_at as Date | undefined) ?? null,
  }
}
