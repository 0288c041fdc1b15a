import { createRoot } from 'react-dom/client'
import { JoinPage } from '../../modules/duty/public/join-page.tsx'
import '../../platform/browser/look/mode.ts'
import '../../platform/browser/look/base.css'
import '../../platform/browser/phone/phone.css'

const place = document.getElementById('app')
if (place) createRoot(place).render(<JoinPage />)
