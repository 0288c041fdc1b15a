import { WrongSettings } from '../../platform/server/settings.ts'
import { problemText, Refusal } from '../../platform/shared/problem.ts'
import { exitCodes } from './exit-codes.ts'

export interface Output {
  /** Progress, for people: on stderr, and nothing of it with --json. */
  say(zh: string, en: string): void
}

/** What a command found: an object for `--json`, two sentences for people, and the exit code when it is not 0. */
export interface Result {
  json: Record<string, unknown>
  zh: string
  en: string
  code?: number
}

/**
 * Runs a command's work and ends the process: prints its result, or the refusal in both languages, and sets the exit code.
 * With `json` stdout holds exactly one object.
 */
export async function runCommand(json: boolean | undefined, work: (output: Output) => Promise<Result>): Promise<void> {
  const say: Output['say'] = json ? () => {} : (zh, en) => void process.stderr.write(`${zh}  ${en}\n`)
  try {
    const result = await work({ say })
    process.stdout.write(json ? `${JSON.stringify(result.json)}\n` : `${result.zh}\n${result.en}\n`)
    process.exitCode = result.code ?? exitCodes.done
  } catch (error) {
    const { code, zh, en, problem } = explain(error)
    if (json) process.stdout.write(`${JSON.stringify({ problem: { ...problem, zh, en } })}\n`)
    else process.stderr.write(`${zh}\n${en}\n`)
    process.exitCode = code
  }
}

function explain(error: unknown): { code: number; zh: string; en: string; problem: { code: string; params: object } } {
  if (error instanceof Refusal) {
    const { problem } = error
    return { code: exitCodes.refused, zh: problemText(problem, 'zh'), en: problemText(problem, 'en'), problem }
  }
  if (error instanceof WrongSettings) {
    const problem = { code: 'settings.wrong', params: { names: error.wrong.map(({ name }) => name) } }
    return { code: exitCodes.wrongUsage, zh: error.text('zh'), en: error.text('en'), problem }
  }
  const message = error instanceof Error ? error.message : String(error)
  const problem = { code: 'cli.failed', params: { message } }
  return { code: exitCodes.failed, zh: `出错了：${message}`, en: `Failed: ${message}`, problem }
}
