import { createContext, type ReactNode, useContext, useState } from 'react'
import { daysBetween, localDay } from '../shared/dates.ts'
import { useAddress } from './address.tsx'
import type { Bilingual } from './language/language.ts'
import { useAsk } from './use-ask.ts'

/** A response as the switcher lists it. `level` and `day` are what the header says beside the name. */
export type ResponseSummary = {
  id: string
  name: string
  areaName?: string
  level?: string
  /** The same in both languages, for those who switch. */
  words?: { level: Bilingual; playbook: Bilingual; rulePack: Bilingual }
  openedAt: string
  closedAt?: string | null
}

type ResponseChoice = {
  responses: ResponseSummary[]
  response: ResponseSummary | undefined
  choose: (id: string) => void
  loading: boolean
}

const REMEMBERED = 'muster.response'
const Choice = createContext<ResponseChoice>({ responses: [], response: undefined, choose: () => {}, loading: true })

/** Knows which response this person is looking at: the address first, then what they chose last, then the newest open one. */
export function ResponseProvider({ children }: { children: ReactNode }) {
  const [address, change] = useAddress()
  const [remembered, setRemembered] = useState(() => localStorage.getItem(REMEMBERED))
  const { data, isPending } = useAsk<{ rows: ResponseSummary[] }>(
    'responses.list',
    { limit: 50 },
    { live: ['responses'] },
  )
  const responses = data?.rows ?? []
  const wanted = address.response ?? remembered
  const response =
    responses.find(({ id }) => id === wanted) ?? responses.find(({ closedAt }) => !closedAt) ?? responses[0]
  const choose = (id: string) => {
    localStorage.setItem(REMEMBERED, id)
    setRemembered(id)
    // What another response's address names (a record, a figure's area) means nothing in this one.
    change(Object.fromEntries(Object.keys(address).map((key) => [key, undefined])))
  }
  return <Choice value={{ responses, response, choose, loading: isPending }}>{children}</Choice>
}

export function useResponse(): ResponseChoice {
  return useContext(Choice)
}

/** Which day of the response it is, counting the day it opened as the first. */
export function dayOfResponse(openedAt: string, now: Date = new Date()): number {
  return daysBetween(localDay(new Date(openedAt)), localDay(now)) + 1
}
