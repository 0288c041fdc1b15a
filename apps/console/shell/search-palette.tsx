import { useNavigate } from '@tanstack/react-router'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { texts } from '../texts.ts'
import './search-palette.css'
import { type FoundGroup, useFound } from './use-found.ts'

/** Ctrl K: pages at once, people, vehicles and places as the modules find them. What is typed is posted, never in an address. */
export function SearchPalette({ open, close }: { open: boolean; close: () => void }) {
  return (
    <Modal open={open} onCancel={close} footer={null} closable={false} width={640} destroyOnHidden style={{ top: 72 }}>
      <Palette close={close} />
    </Modal>
  )
}

function Palette({ close }: { close: () => void }) {
  const t = useTexts(texts)
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { groups, searching } = useFound(text.trim())
  const all = groups.flatMap(({ found }) => found)
  const go = (index: number) => {
    const found = all[index]
    if (!found) return
    close()
    void navigate({ to: found.to, search: (found.address ?? {}) as never })
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setAt((now) => Math.max(0, Math.min(all.length - 1, now + step)))
    }
    // While Chinese is being composed, Enter chooses a word.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(at)
  }
  return (
    <div className="c-palette">
      <Input
        autoFocus
        size="large"
        variant="borderless"
        aria-label={t('searchTitle')}
        placeholder={t('search')}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className="c-palette-list">
        <Groups groups={groups} at={at} go={go} />
        {searching && <p className="m-quiet">{t('searching')}</p>}
        {!searching && all.length === 0 && (
          <p>
            {t('searchNone', { text })} <span className="m-quiet">{t('searchNoneHint')}</span>
          </p>
        )}
      </div>
      <p className="c-palette-keys">{t('searchKeys')}</p>
    </div>
  )
}

function Groups({ groups, at, go }: { groups: FoundGroup[]; at: number; go: (index: number) => void }) {
  let index = 0
  return groups.map(({ title, found }) => (
    <section key={title}>
      <h2>{title}</h2>
      {found.map((item) => {
        const own = index++
        return (
          <button
            type="button"
            key={item.id}
            className={own === at ? 'c-found c-found-at' : 'c-found'}
            onClick={() => go(own)}
          >
            <span>{item.label}</span>
            {item.hint && <span className="m-quiet">{item.hint}</span>}
          </button>
        )
      })}
    </section>
  ))
}
