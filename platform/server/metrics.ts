import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the server counts of itself; no label ever holds a person, a plate or an id. */
export function makeMetrics(waiting: () => number) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'muster_' })
  const registers = [registry]
  new Gauge({
    name: 'muster_commands_waiting',
    help: 'Commands that wait for a transaction',
    registers,
    collect() {
      this.set(waiting())
    },
  })
  return {
    registry,
    commands: new Counter({
      name: 'muster_commands_total',
      help: 'Commands dealt with',
      labelNames: ['action', 'outcome'],
      registers,
    }),
    requests: new Histogram({
      name: 'muster_http_seconds',
      help: 'Time to answer a request',
      labelNames: ['route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 5],
      registers,
    }),
    viewers: new Gauge({ name: 'muster_live_viewers', help: 'Open live connections', registers }),
  }
}

export type Metrics = ReturnType<typeof makeMetrics>
