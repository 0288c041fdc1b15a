import { SaxesParser } from 'saxes'
import { refuse } from '../../shared/problem.ts'
import { problems } from './problems.ts'

export interface XmlHandlers {
  open?: (name: string, attributes: Record<string, string>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/** No single text or tag of a sheet is longer: a cell holds 32,767 characters at most. */
const LONGEST_TOKEN = 1024 * 1024

/**
 * Reads XML as it arrives and yields after each chunk, so that the caller can pass on what its handlers gathered.
 * Names come without prefix: some programs write `x:row`. Refuses broken XML and any document type with `notXlsx`.
 */
export async function* parseXml(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  const damaged = (): never => refuse(problems.notXlsx())
  let silent = 0
  parser.on('error', damaged)
  parser.on('doctype', damaged)
  parser.on('opentag', (tag) => {
    silent = 0
    handlers.open?.(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    silent = 0
    handlers.close?.(localName(tag.name))
  })
  const { text } = handlers
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  const decoder = new TextDecoder()
  for await (const chunk of bytes) {
    silent += chunk.length
    if (silent > LONGEST_TOKEN) damaged()
    parser.write(decoder.decode(chunk, { stream: true }))
    yield
  }
  parser.write(decoder.decode())
  parser.close()
  yield
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Reads a small part to its end. */
export async function readXml(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of parseXml(bytes, handlers));
}
