import { MoonOutlined, SearchOutlined, SunOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useKeys } from '../../../platform/browser/keyboard.ts'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { LanguageSwitch } from '../../../platform/browser/language/language-switch.tsx'
import { chooseMode, useMode } from '../../../platform/browser/look/mode.ts'
import type { Session } from '../../../platform/browser/session.ts'
import { topBarItems } from '../pages.ts'
import { texts } from '../texts.ts'
import { LiveMark } from './live-mark.tsx'
import { ResponseSwitch } from './response-switch.tsx'
import { SearchPalette } from './search-palette.tsx'
import { UserMenu } from './user-menu.tsx'

export function TopBar({ session }: { session: Session }) {
  const t = useTexts(texts)
  const mode = useMode()
  const [searching, setSearching] = useState(false)
  useKeys({ 'ctrl+k': () => setSearching(true) })
  return (
    <header className="c-top">
      <Link to="/" className="c-brand">
        <img src="/mark.svg" alt="" width="24" height="24" />
        {t('product')}
      </Link>
      <ResponseSwitch />
      <button type="button" className="c-search" onClick={() => setSearching(true)} title={t('keys')}>
        <SearchOutlined />
        <span>{t('search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="c-top-end">
        <LiveMark />
        {topBarItems.map(({ name, component: Item }) => (
          <Item key={name} />
        ))}
        <LanguageSwitch />
        <Button
          type="text"
          icon={mode === 'dark' ? <SunOutlined /> : <MoonOutlined />}
          aria-label={t(mode === 'dark' ? 'switchToLight' : 'switchToDark')}
          onClick={() => chooseMode(mode === 'dark' ? 'light' : 'dark')}
        />
        <UserMenu session={session} />
      </div>
      <SearchPalette open={searching} close={() => setSearching(false)} />
    </header>
  )
}
