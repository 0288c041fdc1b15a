import { z } from 'zod'
import { Command, CommandAnswer, ProblemAnswer } from '../../shared/command.ts'
import { purposes } from '../../shared/personal.ts'
import type { House } from '../module.ts'

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } })
const shape = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return made
}

/** The description of the API, made from the same schemas that read what comes in. */
export function describeApi(house: House) {
  const problem = { description: 'problem', ...json({ $ref: '#/components/schemas/Problem' }) }
  const answers = (schema: unknown) => ({
    200: { description: 'answer', ...json(schema) },
    '4XX': problem,
    '5XX': problem,
  })
  const header = [{ name: 'x-muster', in: 'header', required: true, schema: { const: '1' } }]
  const paths: Record<string, unknown> = {
    '/api/commands': {
      post: {
        summary: 'One command, or up to 200 in the order in which they were made',
        parameters: header,
        requestBody: json({
          oneOf: [
            { $ref: '#/components/schemas/Command' },
            {
              type: 'object',
              properties: {
                commands: { type: 'array', maxItems: 200, items: { $ref: '#/components/schemas/Command' } },
              },
            },
          ],
        }),
        responses: answers({ $ref: '#/components/schemas/CommandAnswer' }),
      },
    },
    '/api/live': {
      get: {
        summary: 'Hints of what changed, as server-sent events',
        parameters: [{ name: 'topics', in: 'query', schema: { type: 'string' } }],
        responses: { 200: { description: 'text/event-stream' }, '4XX': problem },
      },
    },
    '/healthz': {
      get: {
        summary: 'Ready to work',
        responses: { 200: { description: 'ready' }, 503: { description: 'not ready' } },
      },
    },
    '/metrics': { get: { summary: 'Counts for Prometheus', responses: { 200: { description: 'text' } } } },
  }
  for (const query of house.queries.values()) {
    const purpose = query.sensitive ? { 'x-purposes': purposes } : {}
    const permission = typeof query.permission === 'string' ? query.permission : 'by input'
    paths[`/api/queries/${query.name}`] = {
      post: {
        tags: ['queries'],
        parameters: header,
        'x-permission': permission,
        ...purpose,
        requestBody: json(shape(query.input, 'input')),
        responses: answers(shape(query.output, 'output')),
      },
    }
  }
  for (const one of house.exports.values()) {
    paths[`/api/exports/${one.name}`] = {
      post: {
        tags: ['exports'],
        summary: one.title.en,
        parameters: header,
        'x-permission': typeof one.permission === 'string' ? one.permission : 'by input',
        ...(one.alsoNeeds ? { 'x-also-needs': one.alsoNeeds } : {}),
        requestBody: json(shape(one.input, 'input')),
        responses: { 200: { description: 'xlsx or csv' }, '4XX': problem },
      },
    }
  }
  for (const one of house.imports.values()) {
    paths[`/api/imports/${one.name}`] = {
      post: {
        tags: ['imports'],
        summary: one.title.en,
        parameters: header,
        'x-permission': house.actions.get(one.action)?.permission,
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
            },
          },
        },
        responses: answers({ type: 'object' }),
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Muster 集结号',
      version: '1',
      description:
        'Every change is a command; every question is a query. Commands carry their own id, so sending one again changes nothing.',
    },
    paths,
    components: {
      schemas: {
        Command: shape(Command, 'input'),
        CommandAnswer: shape(CommandAnswer, 'output'),
        Problem: shape(ProblemAnswer, 'output'),
        ...Object.fromEntries(
          [...house.actions.values()].map((action) => [
            `action.${action.name}`,
            { ...shape(action.input, 'input'), 'x-permission': action.permission },
          ]),
        ),
      },
    },
  }
}
