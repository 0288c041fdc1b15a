import { createRoot } from 'react-dom/client'
// The kit's own ground first: ours has the last word.
import 'antd-mobile/es/global'
import '../../platform/browser/look/base.css'
import '../../platform/browser/phone/phone.css'
import { App } from './app.tsx'
import { applyLargeFont } from './large-font.ts'

applyLargeFont()
const place = document.getElementById('app')
if (place) createRoot(place).render(<App />)

// After the first page: its own downloads come first on a slow network.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  window.addEventListener('load', () => void navigator.serviceWorker.register('/phone/sw.js', { scope: '/phone/' }))
}
