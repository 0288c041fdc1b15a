import type { z } from 'zod'

type Issue = z.core.$ZodIssue
type Words = { zh: string; en: string }

const kinds: Record<string, Words> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
}

const forms: Record<string, Words> = {
  uuid: { zh: '应为 UUID 编号', en: 'it must be a UUID' },
  datetime: {
    zh: '应为带时区的时间，如 2022-10-01T08:00:00+08:00',
    en: 'it must be a time with its zone, such as 2022-10-01T08:00:00+08:00',
  },
  date: { zh: '应为日期，如 2022-10-01', en: 'it must be a day, such as 2022-10-01' },
}

/** What a schema's complaint means, in both languages. Never the value, which may be personal. */
export function inWords(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return wrongKind(issue)
    case 'invalid_value': {
      const among = issue.values.map(String).join(', ')
      return { zh: `应为其中之一：${among}`, en: `it must be one of ${among}` }
    }
    case 'too_small':
      return bound(issue.origin, Number(issue.minimum), { zh: '至少', en: 'at least' })
    case 'too_big':
      return bound(issue.origin, Number(issue.maximum), { zh: '至多', en: 'at most' })
    case 'invalid_format':
      return forms[issue.format] ?? { zh: '格式不对', en: 'it does not have the right form' }
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ').slice(0, 80)
      return { zh: `没有这一项：${keys}`, en: `there is no field ${keys}` }
    }
    case 'custom':
      return { zh: issue.message.slice(0, 200), en: issue.message.slice(0, 200) }
    default:
      return { zh: '不符合要求', en: 'it is not as required' }
  }
}

// zod says "received undefined" of what was left out.
function wrongKind({ expected, message }: Extract<Issue, { code: 'invalid_type' }>): Words {
  if (message.endsWith('received undefined')) return { zh: '此项必填', en: 'it is missing' }
  const kind = kinds[expected] ?? { zh: expected, en: expected }
  return { zh: `应为${kind.zh}`, en: `it must be ${kind.en}` }
}

function bound(origin: string, limit: number, { zh, en }: Words): Words {
  if (origin === 'string') return { zh: `${zh}${limit}个字符`, en: `${en} ${limit} characters` }
  if (origin === 'array') return { zh: `${zh}${limit}项`, en: `${en} ${limit} entries` }
  return { zh: `${zh}为${limit}`, en: `it must be ${en} ${limit}` }
}
