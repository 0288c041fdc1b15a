export type ChartSeries = { name: string; values: (number | null)[] }
export type ChartProps = {
  kind: 'bars' | 'lines'
  labels: string[]
  series: ChartSeries[]
  height?: number
  /** Which part was pressed, as its place in `labels`. */
  onPick?: (index: number) => void
  /** What the picture says, for those who do not see it. */
  description: string
}
