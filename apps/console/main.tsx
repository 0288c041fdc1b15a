import '../../platform/browser/look/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { SIGNED_OUT_EVENT } from '../../platform/browser/api.ts'
import { forgetPerson } from '../../platform/browser/session.ts'
import { Look } from './look.tsx'
import { router } from './router.tsx'

const client = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, refetchOnWindowFocus: true } } })
window.addEventListener(SIGNED_OUT_EVENT, () => forgetPerson(client))

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <QueryClientProvider client={client}>
    <Look>
      <RouterProvider router={router} />
    </Look>
  </QueryClientProvider>,
)
