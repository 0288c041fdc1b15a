import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useMode } from '../look/mode.ts'
import { numberText } from '../look/numbers.ts'
import type { ChartProps } from './chart-props.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

const SERIES = ['--m-series-1', '--m-series-2', '--m-series-3', '--m-series-4', '--m-series-5', '--m-series-6']
// Lines differ by dash too, for print and for eyes that do not tell the colours apart.
const DASHES = ['solid', 'dashed', 'dotted', [8, 3, 2, 3], [2, 2], [12, 4]] as const

/** Draws in SVG, which prints sharply and scales with the page. */
export default function ChartDrawing(props: ChartProps) {
  const { height = 240, onPick } = props
  const frame = useRef<HTMLDivElement>(null)
  const mode = useMode()
  // The values are new arrays at each render; redraw when what they say has changed.
  const drawn = JSON.stringify([props.kind, props.labels, props.series])
  const latest = useRef({ props, onPick })
  latest.current = { props, onPick }

  // biome-ignore lint/correctness/useExhaustiveDependencies: mode and drawn are what the option is read from
  useEffect(() => {
    if (!frame.current) return
    const chart = init(frame.current, undefined, { renderer: 'svg' })
    chart.setOption(optionOf(latest.current.props))
    chart.getZr().on('click', ({ offsetX, offsetY }) => {
      const [index] = chart.convertFromPixel('grid', [offsetX, offsetY]) as [number, number]
      if (chart.containPixel('grid', [offsetX, offsetY])) latest.current.onPick?.(index)
    })
    const sizes = new ResizeObserver(() => chart.resize())
    sizes.observe(frame.current)
    return () => {
      sizes.disconnect()
      chart.dispose()
    }
  }, [mode, drawn])

  return <div ref={frame} style={{ height, cursor: onPick ? 'pointer' : 'default' }} />
}

function optionOf({ kind, labels, series }: ChartProps) {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const ink = colour('--m-ink-2')
  const many = series.length > 1
  return {
    animation: false,
    color: SERIES.map(colour),
    textStyle: { fontFamily: style.getPropertyValue('--m-font') },
    grid: {
      left: 4,
      right: 8,
      top: many ? 32 : 12,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: { show: many, top: 0, left: 0, itemWidth: 18, textStyle: { color: ink } },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: kind === 'bars' ? 'shadow' : 'line' },
      valueFormatter: (value: unknown) => numberText(typeof value === 'number' ? value : undefined),
      backgroundColor: colour('--m-paper'),
      borderColor: colour('--m-line'),
      textStyle: { color: colour('--m-ink') },
    },
    xAxis: {
      type: 'category',
      data: labels,
      axisLabel: {
        color: ink,
        hideOverlap: kind === 'lines',
        interval: kind === 'bars' ? 0 : 'auto',
        width: kind === 'bars' ? 62 : undefined,
        overflow: 'truncate',
        rotate: kind === 'bars' && labels.length > 12 ? 40 : 0,
      },
      axisLine: { lineStyle: { color: colour('--m-line') } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: ink, formatter: (value: number) => numberText(value) },
      splitLine: { lineStyle: { color: colour('--m-line-soft') } },
    },
    series: series.map(({ name, values }, index) => ({
      name,
      type: kind === 'bars' ? 'bar' : 'line',
      data: values,
      barMaxWidth: 28,
      showSymbol: values.length < 3,
      symbolSize: 5,
      lineStyle: { width: 2, type: DASHES[index % DASHES.length] },
    })),
  }
}
