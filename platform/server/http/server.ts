import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, LogController } from 'fastify'
import pino from 'pino'
import { Refusal } from '../../shared/problem.ts'
import { isPassing, problemOfPassing } from '../passing-fault.ts'
import { platformProblems } from '../problems.ts'
import { findUnsoundText, unsoundReason } from '../sound-text.ts'
import { commandRoutes } from './command-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { feedRoutes } from './feed-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { importRoutes } from './import-routes.ts'
import { liveRoutes } from './live-routes.ts'
import { openDoorRoutes } from './open-door-routes.ts'
import { openapiRoutes } from './openapi-routes.ts'
import { pageRoutes } from './page-routes.ts'
import { queryRoutes } from './query-routes.ts'
import { filesLimit, isAskedByStrangers, limitOf, strangers, whyNotNow } from './rate-limit.ts'
import { answerHeaders, securityHeaders } from './security-headers.ts'
import { type HttpTools, noteFault, sendProblem } from './tools.ts'

const BODY_LIMIT = 4 * 1024 * 1024

/** The HTTP server of the house, not yet listening. `more` adds routes of its own, such as those of the access room. */
export async function buildServer(
  tools: HttpTools,
  { logLevel = 'info', secure = false, filesAtOnce }: { logLevel?: string; secure?: boolean; filesAtOnce: number },
  more: (server: FastifyInstance) => Promise<void>,
): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 120_000,
    trustProxy: 'loopback',
    // An address or a body may hold what is personal: requests are not logged; what we log ourselves names the route only.
    loggerInstance: pino({ level: logLevel }, pino.destination(2)) as FastifyBaseLogger,
    frameworkErrors: (_error, _request, reply) => {
      void sendProblem(reply, platformProblems.badCommand(unreadable.address))
    },
    logController: new LogController({ disableRequestLogging: true }),
    // No line needs the number of its request, so no logger is made for each.
    childLoggerFactory: (logger) => logger,
  })
  const headers = securityHeaders({ secure })
  const fromStrangers = limitOf(strangers)
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.method === 'POST' ? answerHeaders : headers)
    // Pages of other sites cannot set a header of ours without asking first, and we never say yes.
    const asks = request.method === 'GET' || request.method === 'HEAD'
    if (!asks && request.headers['x-muster'] !== '1') return done(new Refusal(platformProblems.crossSite()))
    done(isAskedByStrangers(request.url) ? whyNotNow(fromStrangers, request.ip, reply) : undefined)
  })
  server.addHook('preValidation', (request, _reply, done) => {
    // One unsound command must not hold up the others of a phone: the desk looks at each by itself.
    const field = request.routeOptions.url === '/api/commands' ? undefined : findUnsoundText(request.body)
    done(field === undefined ? undefined : new Refusal(platformProblems.badInput({ field, ...unsoundReason })))
  })
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    tools.metrics.requests.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1000)
    request.log.debug({ route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
    done()
  })
  server.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Refusal) return sendProblem(reply, error.problem)
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
      return sendProblem(reply, platformProblems.tooLarge({ limit: '4 MB' }))
    if (error.statusCode && error.statusCode < 500)
      return sendProblem(reply, platformProblems.badCommand(unreadable[error.code] ?? unreadable.other))
    // Whoever broke off hears no answer, and it was not the database that went away.
    if (request.socket.destroyed) return reply.code(499).send()
    if (isPassing(error)) {
      request.log.warn({ code: error.code, route: request.routeOptions.url }, 'the database is away or out of room')
      return sendProblem(reply, problemOfPassing(error), { 'retry-after': '5' })
    }
    const reference = noteFault(request.log, error, { route: request.routeOptions.url ?? '' })
    return sendProblem(reply, isDataException(error) ? unreadableValue() : platformProblems.fault({ reference }))
  })
  dropIdleConnections(server)
  commandRoutes(server, tools)
  queryRoutes(server, tools)
  await importRoutes(server, tools, filesLimit(filesAtOnce))
  exportRoutes(server, tools, filesLimit(filesAtOnce))
  feedRoutes(server, tools)
  openDoorRoutes(server, tools)
  liveRoutes(server, tools)
  healthRoutes(server, tools)
  openapiRoutes(server, tools)
  await more(server)
  await pageRoutes(server, tools)
  return server
}

/** A connection on which nothing is under way must not hold up the stop for a minute; one that is answering goes when it is done. */
function dropIdleConnections(server: FastifyInstance): void {
  const idle = new Set<Socket>()
  let stopping = false
  server.server.on('connection', (socket: Socket) => {
    // Browsers also connect ahead of need, and then ask nothing.
    idle.add(socket)
    socket.once('close', () => idle.delete(socket))
  })
  server.server.on('request', ({ socket }: IncomingMessage, answer: ServerResponse) => {
    idle.delete(socket)
    answer.once('close', () => {
      if (stopping) socket.destroySoon()
      else if (!socket.destroyed) idle.add(socket)
    })
  })
  server.addHook('preClose', async () => {
    stopping = true
    for (const socket of idle) socket.destroy()
  })
}

type Words = { reason: string; reasonZh: string }

/** What Fastify found wrong with a body, in words. */
const unreadable: Record<string, Words> & Record<'other' | 'address', Words> = {
  FST_ERR_CTP_INVALID_JSON_BODY: { reason: 'it is not whole JSON', reasonZh: '不是完整的 JSON' },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    reason: 'a file is sent as a form (multipart/form-data)',
    reasonZh: '文件应以表单（multipart/form-data）上传',
  },
  FST_FILES_LIMIT: { reason: 'it has more than one file', reasonZh: '一次只能上传一个文件' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { reason: 'it is empty', reasonZh: '内容是空的' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    reason: 'its content type must be application/json',
    reasonZh: '内容类型应为 application/json',
  },
  address: { reason: 'its address is wrong', reasonZh: '地址有误' },
  other: { reason: 'its form is wrong', reasonZh: '格式有误' },
}

/** The database could not read a value that a schema had let pass, such as a page's mark that somebody made up. */
function isDataException({ code }: { code?: string }): boolean {
  return /^22(003|007|008|021|P02|P05)$/.test(code ?? '')
}

function unreadableValue() {
  return platformProblems.badInput({
    field: 'input',
    reason: 'a value in it cannot be read; ask again from the first page',
    reasonZh: '其中有无法识别的值，请返回第一页重新查询',
  })
}
