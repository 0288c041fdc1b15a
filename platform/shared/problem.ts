/** What can go wrong, as values: a code, its parameters, and a sentence in each language that says what to do next. */
export interface Problem {
  code: string
  params: Record<string, string | number>
}

export type Language = 'zh' | 'en'

export interface ProblemText {
  /** HTTP status when the problem is the whole answer; 409 where it is left out. */
  status?: number
  zh: string
  en: string
}

const catalogue = new Map<string, Required<ProblemText>>()

/**
 * Declares the problems of one room. `defineProblems('duty', { postClosed: { zh: '…{name}…', en: '…' } })` gives functions:
 * `problems.postClosed({ name })` is a Problem with the code `duty.postClosed`.
 */
export function defineProblems<K extends string>(room: string, texts: Record<K, ProblemText>) {
  const made = {} as Record<K, (params?: Problem['params']) => Problem>
  for (const [name, text] of Object.entries(texts) as [K, ProblemText][]) {
    const code = `${room}.${name}`
    catalogue.set(code, { status: 409, ...text })
    made[name] = (params = {}) => ({ code, params })
  }
  return made
}

/**
 * The sentence of a problem in one language; a code that is not in the catalogue is shown as it is. Where a parameter is
 * itself in words, `reasonZh` stands beside `reason` for the Chinese sentence.
 */
export function problemText({ code, params }: Problem, language: Language): string {
  const text = catalogue.get(code)?.[language] ?? code
  return text.replace(/\{(\w+)\}/g, (whole, key: string) =>
    String((language === 'zh' ? params[`${key}Zh`] : undefined) ?? params[key] ?? whole),
  )
}

export function problemStatus(problem: Problem): number {
  return catalogue.get(problem.code)?.status ?? 409
}

/** Thrown by `refuse`: an expected answer, not a fault. */
export class Refusal extends Error {
  problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

export function refuse(problem: Problem): never {
  throw new Refusal(problem)
}

export function refuseIf(problem: Problem | undefined): void {
  if (problem) refuse(problem)
}
