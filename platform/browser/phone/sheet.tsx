import Popup from 'antd-mobile/es/components/popup'
import type { ReactNode } from 'react'

/** A sheet from the bottom, where the thumb is; a tap beside it closes it and changes nothing. */
export function Sheet(props: { open: boolean; title: string; onClose: () => void; children: ReactNode }) {
  const { open, title, onClose, children } = props
  return (
    <Popup visible={open} onMaskClick={onClose} onClose={onClose} destroyOnClose bodyClassName="p-sheet">
      <h2 className="p-sheet-title">{title}</h2>
      {children}
    </Popup>
  )
}
