import type { ReactNode } from 'react'
import './keypad.css'

/** One key: what it types (or does) and how it reads. */
export interface Key {
  name: string
  shown?: ReactNode
  kind?: 'quiet' | 'fever' | 'chosen' | undefined
  label?: string
  disabled?: boolean
  wide?: number
}

/** Our own keys at the thumb: no input method slides in, nothing is corrected, and gloves hit them. */
export function Keypad({ rows, tall, onKey }: { rows: Key[][]; tall?: boolean; onKey: (name: string) => void }) {
  return (
    <div className={tall ? 'k-pad k-tall' : 'k-pad'}>
      {rows.map((row) => (
        <div className="k-row" key={row.map((key) => key.name).join(' ')}>
          {row.map((key) => (
            <button
              key={key.name}
              type="button"
              className={key.kind ? `k-key k-${key.kind}` : 'k-key'}
              style={key.wide ? { flex: key.wide } : undefined}
              aria-label={key.label}
              disabled={key.disabled}
              onClick={() => press(key.name, onKey)}
            >
              <span>{key.shown ?? key.name}</span>
            </button>
          ))}
        </div>
      ))}
    </div>
  )
}

function press(name: string, onKey: (name: string) => void): void {
  navigator.vibrate?.(12)
  onKey(name)
}
