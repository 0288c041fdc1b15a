import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { parseAddress, writeAddress } from '../../platform/browser/address.tsx'
import type { ConsolePage } from '../../platform/browser/console-page.ts'
import { Gate } from './gate.tsx'
import { HomePage } from './home-page.tsx'
import { PageFrame } from './page-frame.tsx'
import { NoSuchPage, PageFailed } from './page-problems.tsx'
import { modulePages } from './pages.ts'

const rootRoute = createRootRoute({ component: Gate, notFoundComponent: NoSuchPage, errorComponent: PageFailed })

const routeOf = (page: ConsolePage) =>
  createRoute({ getParentRoute: () => rootRoute, path: page.path, component: () => <PageFrame page={page} /> })

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage })

export const router = createRouter({
  routeTree: rootRoute.addChildren([homeRoute, ...modulePages.map(routeOf)]),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  scrollRestoration: true,
  scrollToTopSelectors: ['#page'],
  defaultPreload: 'intent',
})
