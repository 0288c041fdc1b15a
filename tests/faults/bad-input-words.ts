/** What a stranger, a broken keyboard or a pasted page puts into a field. Short, so that it fits where a name fits. */
export const hostileWords = {
  sql: "'; drop table duty.post; --",
  script: '<script>struck()</script>',
  attribute: '"><img src=x onerror=struck()>',
  formula: "=1+cmd|' /C calc'!A0",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of another program, for it to stay text
  template: '{{7*7}}${7*7}%s%00\\',
  inside: '__proto__',
  direction: '甲\u202e\u200b\ufeff乙\u2066',
  control: '甲\u0001\u001b[31m乙',
  line: '甲\r\nset-cookie: a=b\r\n乙',
  wide: '＝𠮷👨‍👩‍👧',
  long: '长'.repeat(20_000),
  nul: '甲\u0000乙',
  half: '甲\ud800乙',
} as const

/** These can be kept nowhere. */
export const unkeepable: readonly string[] = [hostileWords.nul, hostileWords.half]

/** The inside of a server, which is for no stranger: stacks, SQL, names of tables and constraints, paths. */
export const INSIDE =
  /\bat (\/|\w+ \()|node_modules|\.ts:\d|syntax error|violates|relation "|column "|invalid byte|unsupported Unicode|_pkey|constraint|FST_|\bpg_|\{\w+\}|undefined|\[object/
