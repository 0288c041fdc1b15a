import type { TopBarItem } from '../../../platform/browser/console-page.ts'
import { Bell } from './bell.tsx'

export const topBarItems: TopBarItem[] = [{ name: 'messages', order: 10, component: Bell }]
