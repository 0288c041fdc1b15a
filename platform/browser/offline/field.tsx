import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { newId } from '../../shared/ids.ts'
import { type Command, sendCommands } from '../api.ts'
import type { Session } from '../session.ts'
import { type MaySend, maySend } from './may-send.ts'
import { addToOutbox, type OutboxItem } from './outbox.ts'
import { type Sender, type SenderState, startSender } from './outbox-sender.ts'
import type { PersonStore } from './person-store.ts'
import type { AtWork } from './sign-in.ts'
import { downloadSlice, findSlice, freshness, type Slice, shiftIsOver } from './slice.ts'
import { useLive } from './use-live.ts'
import { useOutbox } from './use-outbox.ts'
import { endShift } from './wipe.ts'

/** What a page of field work may use: who works, on which phone, what was downloaded, and the one way to record. */
export interface Field {
  session: Session
  device: string
  store: PersonStore
  sender: SenderState
  /** The precinct's download; undefined before the first one, and after the shift was ended. */
  slice: Slice | undefined
  /** Everything recorded in this shift, oldest first; undefined while it is read. */
  outbox: OutboxItem[] | undefined
  /** Keeps a command on the phone and sends it when it can. Resolves as soon as it is on disk. */
  record: (action: string, input: unknown, madeAt?: Date) => Promise<Command>
  /** Makes a command without keeping it, for a mended one that replaces a refused one. */
  command: (action: string, input: unknown, madeAt?: Date) => Command
  sendNow: () => void
  download: (precinctId: string) => Promise<Slice>
}

const FieldContext = createContext<Field | undefined>(undefined)
const refreshMs = 60_000

interface FieldProviderProps {
  atWork: AtWork
  device: string
  /** The server has shut this phone. */
  onRevoked: () => void
  /** The server knows no session of this person here any more; what is typed on the open page goes on. */
  onSignedOut: () => void
  children: ReactNode
}

/** Runs one person's outbox and download for as long as they are at work on this phone. */
export function FieldProvider(props: FieldProviderProps) {
  const { atWork, device, onRevoked, onSignedOut } = props
  const { store, session } = atWork
  const [sender, setSender] = useState<SenderState>('idle')
  const running = useRef<Sender>(undefined)
  const slice = useLive(store, findSlice)
  const outbox = useOutbox(store)

  useEffect(() => {
    const started = startSender({
      store,
      post: (commands) => sendCommands(commands, AbortSignal.timeout(30_000)),
      maySend: () => maySend(atWork, device),
      onState: (state) => {
        setSender(state)
        if (state === 'signedOut') onSignedOut()
      },
      onRevoked,
    })
    running.current = started
    return started.stop
  }, [atWork, store, device, onRevoked, onSignedOut])

  useEffect(() => {
    const timer = setInterval(() => void keepFresh(store), refreshMs)
    void keepFresh(store)
    return () => clearInterval(timer)
  }, [store])

  useEffect(() => {
    // Also with nothing to send: a phone that was shut must hear of it. Without a network there is nothing to hear.
    const hear = (allowed: MaySend) => {
      if (allowed === 'revoked') onRevoked()
      if (allowed !== 'signedOut') return
      setSender('signedOut')
      onSignedOut()
    }
    void maySend(atWork, device).then(hear, () => undefined)
  }, [atWork, device, onRevoked, onSignedOut])

  const field = useMemo<Field>(() => {
    const command: Field['command'] = (action, input, madeAt = new Date()) => {
      return { id: newId(), action, input, madeAt: madeAt.toISOString(), device }
    }
    return {
      session,
      device,
      store,
      sender,
      slice,
      outbox,
      command,
      record: async (action, input, madeAt) => {
        const made = command(action, input, madeAt)
        await addToOutbox(store, made)
        running.current?.kick()
        return made
      },
      sendNow: () => running.current?.kick(),
      download: (precinctId) => downloadSlice(store, precinctId, new Date()),
    }
  }, [session, device, store, sender, slice, outbox])

  return <FieldContext value={field}>{props.children}</FieldContext>
}

/** Asks for the download again when it is due, and ends a shift that is over once nothing is open. */
async function keepFresh(store: PersonStore): Promise<void> {
  const slice = await findSlice(store).catch(() => undefined)
  if (!slice) return
  if (shiftIsOver(slice, new Date()) && (await endShift(store))) return
  if (!navigator.onLine || freshness(slice, new Date()) === 'fresh') return
  // The page shows the download's age, so a failed refresh is already visible.
  await downloadSlice(store, slice.precinctId, new Date()).catch(() => undefined)
}

export function useField(): Field {
  const field = useContext(FieldContext)
  if (!field) throw new Error('useField stands outside FieldProvider')
  return field
}
