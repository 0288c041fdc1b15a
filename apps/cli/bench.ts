// `npm run bench -- NAME …`: runs bench/NAME.ts; each prints one JSON line.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { exitCodes } from './exit-codes.ts'

const folder = resolve(import.meta.dirname, '../../bench')
const [name, ...rest] = process.argv.slice(2)
const names = existsSync(folder)
  ? readdirSync(folder).flatMap((file) => /^([a-z0-9-]+)\.bench\.ts$/.exec(file)?.[1] ?? [])
  : []

if (!name || !names.includes(name)) {
  process.stderr.write(`用法 Usage: npm run bench -- NAME\n可用的 NAME / NAME is one of: ${names.join(', ') || '-'}\n`)
  process.exit(exitCodes.wrongUsage)
}
const child = spawn(process.execPath, [resolve(folder, `${name}.bench.ts`), ...rest], { stdio: 'inherit' })
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? exitCodes.failed))
