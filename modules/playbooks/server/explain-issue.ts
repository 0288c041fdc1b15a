import type { z } from 'zod'
import { type Advice, notAmong } from './finding.ts'
import type { Path } from './yaml-file.ts'

type Issue = z.core.$ZodIssue

const kinds: Record<string, { zh: string; en: string }> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表（每项以“- ”开头）', en: 'a list (each entry starts with "- ")' },
  object: { zh: '一组“键: 值”', en: 'a group of "key: value" lines' },
}

/** What a schema's complaint means to the author of the file, and what to do about it. */
export function explainIssue(issue: Issue, value: unknown): Advice {
  const name = nameOf(issue.path)
  if (value === undefined) return missing(name, issue)
  switch (issue.code) {
    case 'invalid_value':
      return among(name, value, issue.values.map(String))
    case 'invalid_type':
      return wrongKind(name, issue.expected)
    case 'too_small':
      return bound(name, issue.origin, '至少', 'at least', Number(issue.minimum))
    case 'too_big':
      return bound(name, issue.origin, '至多', 'at most', Number(issue.maximum))
    case 'invalid_format':
      return wrongForm(name, value, issue)
    case 'invalid_union':
      return explainUnion(issue, value)
    default:
      return {
        wrong: { zh: `“${name}”填写有误。`, en: `"${name}" is not right.` },
        mend: { zh: '请对照预案编写指南修改。', en: 'Compare it with the guide for playbook authors.' },
      }
  }
}

function missing(name: string, issue: Issue): Advice {
  const kind = issue.code === 'invalid_type' ? kinds[issue.expected] : undefined
  return {
    wrong: { zh: `缺少“${name}”。`, en: `"${name}" is missing.` },
    mend: { zh: `请补上“${name}”${kind ? `，填${kind.zh}` : ''}。`, en: `Add "${name}"${kind ? `: ${kind.en}` : ''}.` },
  }
}

function among(name: string, value: unknown, known: string[]): Advice {
  const advice = notAmong({ zh: `“${name}”选项`, en: `choice of "${name}"` }, String(value), known)
  return { ...advice, wrong: { zh: `“${name}”不能填“${value}”。`, en: `"${name}" cannot be "${value}".` } }
}

function wrongKind(name: string, expected: string): Advice {
  const kind = kinds[expected] ?? { zh: expected, en: expected }
  return {
    wrong: { zh: `“${name}”的类型不对。`, en: `"${name}" is of the wrong kind.` },
    mend: { zh: `应填${kind.zh}。`, en: `Give ${kind.en}.` },
  }
}

function bound(name: string, origin: string, zh: string, en: string, limit: number): Advice {
  if (origin === 'string') {
    return {
      wrong: { zh: `“${name}”是空的。`, en: `"${name}" is empty.` },
      mend: { zh: '请填写内容。', en: 'Fill it in.' },
    }
  }
  const [unitZh, unitEn] = origin === 'array' ? ['项', ' entries'] : ['', '']
  return {
    wrong: { zh: `“${name}”超出范围。`, en: `"${name}" is out of range.` },
    mend: { zh: `${zh}${limit}${unitZh}。`, en: `Give ${en} ${limit}${unitEn}.` },
  }
}

function wrongForm(name: string, value: unknown, issue: Extract<Issue, { code: 'invalid_format' }>): Advice {
  const form = forms.find(({ pattern }) => pattern === issue.pattern)
  return {
    wrong: { zh: `“${name}”的写法不对：${value}。`, en: `"${name}" is not written right: ${value}.` },
    mend: form?.mend ?? { zh: `格式应为 ${issue.format}。`, en: `It must be a ${issue.format}.` },
  }
}

const forms = [
  {
    pattern: '/^[a-z][A-Za-z0-9]*$/',
    mend: {
      zh: '标识用小写字母开头，只用字母和数字，如 townGate。',
      en: 'Start with a small letter; letters and digits only: townGate.',
    },
  },
  {
    pattern: '/^[a-z0-9]+(-[a-z0-9]+)*$/',
    mend: {
      zh: '只用小写字母、数字和短横，如 county-lockdown。',
      en: 'Small letters, digits and hyphens only: county-lockdown.',
    },
  },
  {
    pattern: '/^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$/',
    mend: { zh: '写成带引号的四位钟点，如 "08:00"。', en: 'Write four digits in quotes: "08:00".' },
  },
  {
    pattern: '/^P(\\d+[DWMY])+$/',
    mend: { zh: '写成保留期，如 P30D（30天）。', en: 'Write a period: P30D for 30 days.' },
  },
]

/** Of the ways a value could have been right, the one that it came nearest to. */
function explainUnion(issue: Extract<Issue, { code: 'invalid_union' }>, value: unknown): Advice {
  const deepest = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0]
  if (!deepest) return wrongKind(nameOf(issue.path), 'object')
  return explainIssue({ ...deepest, path: [...issue.path, ...deepest.path] }, valueAt(value, deepest.path))
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown> | null | undefined)?.[key], value)
}

function nameOf(path: Path): string {
  const name = path.findLast((part) => typeof part === 'string')
  return name === undefined ? '全文' : String(name)
}
