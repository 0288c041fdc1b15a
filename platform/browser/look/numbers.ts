const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** 1,204; a missing number is a dash, never a zero. */
export function numberText(value: number | undefined | null): string {
  return value === undefined || value === null ? '–' : grouped.format(value)
}
