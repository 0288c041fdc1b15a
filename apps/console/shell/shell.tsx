import { Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { FigureDrawer } from '../../../platform/browser/figures/figure-drawer.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useLiveState } from '../../../platform/browser/live.ts'
import { StaleBanner } from '../../../platform/browser/look/notices.tsx'
import { ResponseProvider, useResponse } from '../../../platform/browser/response.tsx'
import type { Session } from '../../../platform/browser/session.ts'
import { texts } from '../texts.ts'
import './shell.css'
import { Sidebar } from './sidebar.tsx'
import { TopBar } from './top-bar.tsx'

const FOLDED = 'muster.sidebar.folded'

/** The desk around every page: what one works on above, where one can go at the left, a figure's drawer over it. */
export function Shell({ session }: { session: Session }) {
  const t = useTexts(texts)
  const [folded, setFolded] = useState(() => localStorage.getItem(FOLDED) === 'yes')
  const fold = () => {
    localStorage.setItem(FOLDED, folded ? 'no' : 'yes')
    setFolded(!folded)
  }
  return (
    <ResponseProvider>
      <a className="c-skip" href="#page">
        {t('skip')}
      </a>
      <div className={folded ? 'c-shell c-shell-folded' : 'c-shell'}>
        <TopBar session={session} />
        <Sidebar folded={folded} fold={fold} />
        <main id="page" className="c-page" tabIndex={-1}>
          <LiveBanner />
          <div className="c-page-body">
            <Outlet />
          </div>
        </main>
      </div>
      <FigureOfAddress />
    </ResponseProvider>
  )
}

function LiveBanner() {
  const { state, since } = useLiveState()
  return state === 'stale' ? <StaleBanner since={since} /> : null
}

function FigureOfAddress() {
  const { response } = useResponse()
  return <FigureDrawer responseId={response?.id} />
}
