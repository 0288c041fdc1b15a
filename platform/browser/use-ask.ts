import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { Purpose } from '../shared/personal.ts'
import { ask, sendCommand } from './api.ts'
import { ApiProblem } from './api-problem.ts'
import { useLiveTopics } from './live.ts'

type AskOptions = {
  purpose?: Purpose
  /** Topics of the live feed after which the answer is asked for again. */
  live?: string[]
  /** False while something the question needs is not known yet. */
  when?: boolean
  /** Keeps showing the last answer while a changed question is on its way (paging, filters). */
  keepLast?: boolean
}

/** A query's answer, cached by its question and asked again when a live topic says so. */
export function useAsk<Output>(name: string, input: object = {}, options: AskOptions = {}) {
  const { purpose, live = [], when = true, keepLast = false } = options
  useLiveTopics(live)
  return useQuery({
    queryKey: ['ask', name, input, purpose],
    queryFn: ({ signal }) => ask<Output>(name, input, { signal, ...(purpose && { purpose }) }),
    enabled: when,
    meta: { topics: live },
    retry: (count, error) => !isFinal(error) && count < 2,
    ...(keepLast && { placeholderData: keepPreviousData }),
  })
}

/** One action as a mutation: `const open = useCommand('checkpoints.open'); open.mutate(input)`. */
export function useCommand<Input, Result = unknown>(action: string) {
  return useMutation({ mutationFn: (input: Input) => sendCommand<Result>(action, input) })
}

// Asking again does not change a refusal; it may change a network or a server failure.
function isFinal(error: unknown) {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 429
}
