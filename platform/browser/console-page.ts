import type { ComponentType, ReactNode } from 'react'
import type { Bilingual } from './language/language.ts'

/** A page that a module gives to the console, exported in a list `pages` from `modules/<m>/console/pages.tsx`. */
export type ConsolePage = {
  /** `/checkpoints`; a part may be named: `/checkpoints/$checkpointId`. */
  path: string
  title: Bilingual
  /** Whoever lacks it neither sees the entry nor opens the page. */
  permission?: string
  icon?: ReactNode
  /** Place in the sidebar, from the top: 10 command, 13 ledgers, 20 registers, 30 checkpoints, 40 duty, 50 figures, 80 settings. */
  order: number
  /** Reached from other pages, not from the sidebar. */
  hidden?: boolean
  /** `lazy(() => import('./checkpoints-page.tsx'))`, so that a page costs nothing until it is opened. */
  component: ComponentType
}

/** A panel below the home page's tiles, exported in a list `homePanels` beside `pages`. */
export type HomePanel = {
  title: Bilingual
  permission?: string
  order: number
  wide?: boolean
  component: ComponentType
}

/** A thing at the end of the desk's top bar, exported in a list `topBarItems` beside `pages`. */
export type TopBarItem = { name: string; order: number; component: ComponentType }

/** What Ctrl K finds besides pages, exported in a list `searches` beside `pages`. Text goes by POST, never into an address. */
export type ConsoleSearch = {
  title: Bilingual
  permission?: string
  find: (text: string, signal: AbortSignal) => Promise<Found[]>
}
export type Found = { id: string; label: string; hint?: string; to: string; address?: Record<string, string> }
