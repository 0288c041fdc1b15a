import { cpus, loadavg, totalmem } from 'node:os'

/** What the figures were measured on and how busy it was: without this they say nothing. */
export function machine() {
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model.trim(),
    memory_gib: Math.round(totalmem() / 2 ** 30),
    load_1m: Number(loadavg()[0]?.toFixed(2)),
    node: process.version,
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}
