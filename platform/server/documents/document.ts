import type { Language } from '../../shared/problem.ts'

/** A report, an order or a list before it is made into Word, a web page or a workbook. Texts are plain, never markup. */
export interface Doc {
  title: string
  /** Who signs it, at the end. */
  issuer?: string
  /** 发文字号, such as 测指办〔2022〕11号. Given only where a body issues a formal document: with `issuer` it makes the red head. */
  documentNumber?: string
  /** ISO day. */
  date: string
  /** Chinese where it is left out. */
  language?: Language
  blocks: Block[]
  proof?: Proof
}

/** How the printed document can be proved later. `asOf` as it should be read. */
export interface Proof {
  hash: string
  qrPng?: Buffer
  asOf: string
}

export type Block =
  /** Headings are numbered by us: 一、 and （一）. */
  | { kind: 'h1' | 'h2'; text: string }
  | { kind: 'paragraph'; text: Inline | Inline[] }
  | { kind: 'note'; text: Inline | Inline[] }
  | DocTable

export interface DocTable {
  kind: 'table'
  caption?: string
  columns: DocColumn[]
  rows: (Inline | null)[][]
}

export interface DocColumn {
  header: string
  /** Numbers stand to the right. */
  type?: 'text' | 'number' | 'date'
  /** Share of the table's width, by the longest text where it is left out. */
  width?: number
}

/** A piece of text; `href` opens the rows behind a figure. */
export type Inline = string | number | { text: string | number; href?: string }

export function textOf(inline: Inline | null): string {
  if (inline === null) return ''
  return String(typeof inline === 'object' ? inline.text : inline)
}

/** The address behind a text, if it is one a reader may be sent to: a web address or a path of this site. */
export function hrefOf(inline: Inline | null): string | undefined {
  const href = typeof inline === 'object' ? inline?.href : undefined
  return href && /^(?:https?:\/\/|\/(?![/\\])|#)/i.test(href) ? href : undefined
}

export function piecesOf(text: Inline | Inline[]): Inline[] {
  return Array.isArray(text) ? text : [text]
}

/** 2022年11月2日 or 2022-11-02. */
export function dayText(date: string, language: Language): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number)
  return language === 'zh' ? `${year}年${month}月${day}日` : date.slice(0, 10)
}

/** The words that a document adds of its own. */
export const docWords = {
  zh: { asOf: '数据截至', proof: '校验码', scan: '扫码核验', note: '注：' },
  en: { asOf: 'As of', proof: 'Proof', scan: 'Scan to verify', note: 'Note: ' },
} as const
