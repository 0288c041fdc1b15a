import { readFileSync } from 'node:fs'

/** Resident memory of a process in MB: all of it, what of it is its own and not mapped from files. */
export function memoryOf(pid: number): { all: number; own: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
  return { all: Math.round(of('VmRSS')), own: Math.round(of('RssAnon')) }
}

/** Watches the resident memory of a process; answers the most there was, and where it stood at each tenth of the way. */
export function watchMemory(pid: number) {
  const base = memoryOf(pid).all
  const seen: number[] = []
  const timer = setInterval(() => seen.push(memoryOf(pid).all), 50)
  return {
    stop() {
      clearInterval(timer)
      const tenths = Array.from({ length: 10 }, (_, at) => seen[Math.floor((seen.length * (at + 1)) / 10) - 1] ?? base)
      const peak = Math.max(base, ...seen)
      return { base_mb: base, peak_mb: peak, over_base_mb: peak - base, tenths_mb: tenths }
    },
  }
}
