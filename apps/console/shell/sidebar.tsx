import { AlertOutlined, MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { inSections, modulePages } from '../pages.ts'
import { texts } from '../texts.ts'

/** The pages this person may open, gaps first. Folded it keeps the signs. */
export function Sidebar({ folded, fold }: { folded: boolean; fold: () => void }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  return (
    <nav className="c-sidebar" aria-label={t('product')}>
      <Entry to="/" title={t('home')} icon={<AlertOutlined />} folded={folded} />
      {inSections(modulePages.filter(({ hidden, permission }) => !hidden && may(permission))).map(
        ({ title, pages }) => (
          <section key={title.en} className="c-part" aria-label={pick(title)}>
            <div className={folded ? 'm-sr' : 'c-part-title'} aria-hidden="true">
              {pick(title)}
            </div>
            {pages.map((page) => (
              <Entry key={page.path} to={page.path} title={pick(page.title)} icon={page.icon} folded={folded} />
            ))}
          </section>
        ),
      )}
      <button type="button" className="c-fold" onClick={fold} aria-label={t(folded ? 'unfold' : 'fold')}>
        {folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
    </nav>
  )
}

type EntryProps = { to: string; title: string; icon: ReactNode; folded: boolean }

function Entry({ to, title, icon, folded }: EntryProps) {
  return (
    <Tooltip title={folded ? title : ''} placement="right">
      <Link
        to={to}
        className="c-entry"
        activeProps={{ 'aria-current': 'page' }}
        activeOptions={{ exact: to === '/', includeSearch: false }}
      >
        <span className="c-entry-icon" aria-hidden="true">
          {icon}
        </span>
        <span className={folded ? 'm-sr' : ''}>{title}</span>
      </Link>
    </Tooltip>
  )
}
