import { access } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { platformProblems } from '../problems.ts'
import { type HttpTools, sendProblem } from './tools.ts'

/** The built pages. An address that is no file is the page itself: the browser's router reads it. */
export async function pageRoutes(server: FastifyInstance, { pages }: HttpTools): Promise<void> {
  const built: { at: string; folder: string }[] = []
  for (const page of pages) {
    const there = await access(join(page.folder, 'index.html')).then(
      () => true,
      () => false,
    )
    if (!there) continue
    built.push(page)
    await server.register(fastifyStatic, {
      root: page.folder,
      prefix: page.at,
      decorateReply: built.length === 1,
      wildcard: false,
      // Lies packed beside it where it was built so; whoever cannot read that gets the file itself.
      preCompressed: true,
      setHeaders(response, path) {
        // Built files carry a hash in their name; the page and the service worker must always be asked for anew.
        const lasting = path.includes('/assets/')
        response.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    const page = [...built].sort((a, b) => b.at.length - a.at.length).find(({ at }) => `${path}/`.startsWith(at))
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !/\.\w+$/.test(path)
    if (!page || !isPage) return sendProblem(reply, platformProblems.notFound())
    return reply.header('cache-control', 'no-cache').sendFile('index.html', page.folder)
  })
}
