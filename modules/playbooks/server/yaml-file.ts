import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLError } from 'yaml'
import type { Finding, Spot } from './finding.ts'

/** A YAML file with the place of everything in it. */
export interface YamlFile {
  file: string
  document: Document
  lines: LineCounter
}

export type Path = readonly PropertyKey[]

export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter()
  return { file, document: parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines }
}

/** The mistakes that keep the file from being read as YAML at all. */
export function syntaxFindings(yaml: YamlFile): Finding[] {
  return yaml.document.errors.map((error) => ({
    file: yaml.file,
    ...spotAt(yaml, error.pos[0]),
    wrong: {
      zh: error.code === 'DUPLICATE_KEY' ? '同一层里有两个相同的键。' : 'YAML 写法有误。',
      en: `Not valid YAML: ${error.message.split('\n')[0]}.`,
    },
    mend: mendOf(error),
  }))
}

/** Where the value at a path stands; when there is none, where the nearest thing around it stands. */
export function spotOf(yaml: YamlFile, path: Path): Spot {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? yaml.document.contents : yaml.document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return spotAt(yaml, node.range[0])
  }
  return { line: 1, column: 1 }
}

/** Where a key is written in the mapping at a path. */
export function spotOfKey(yaml: YamlFile, path: Path, key: string): Spot {
  const node = path.length === 0 ? yaml.document.contents : yaml.document.getIn(path, true)
  const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === key) : undefined
  if (pair && isScalar(pair.key) && pair.key.range) return spotAt(yaml, pair.key.range[0])
  return spotOf(yaml, path)
}

function spotAt(yaml: YamlFile, offset: number): Spot {
  const { line, col } = yaml.lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

function mendOf(error: YAMLError): Finding['mend'] {
  if (error.code === 'DUPLICATE_KEY') return { zh: '删去其中一个。', en: 'Remove one of them.' }
  if (error.code === 'TAB_AS_INDENT') return { zh: '缩进改用空格，不用制表符。', en: 'Indent with spaces, not tabs.' }
  return {
    zh: '请检查本行和上一行的缩进、冒号后的空格、成对的引号和括号。',
    en: 'Look at this line and the one above: indent, a space after each colon, paired quotes and brackets.',
  }
}
