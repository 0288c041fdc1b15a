import { expect, test } from 'vitest'
import { projectFiles, root } from './source-files.ts'
import { missingKeys } from './texts.ts'

const files = projectFiles().filter((file) => /^(platform|modules|apps)\/.*\btexts\.ts$/.test(file.path))

test.each(files.map((file) => file.path))('every text of %s is in both languages', async (path) => {
  const exported: Record<string, unknown> = await import(root + path)
  expect(Object.values(exported).filter(isTexts).flatMap(missingKeys)).toEqual([])
})

test('a text in one language is found', () => {
  expect(missingKeys({ zh: { save: '保存' }, en: {} })).toEqual(['save has no English'])
  expect(missingKeys({ zh: {}, en: { save: 'Save' } })).toEqual(['save has no Chinese'])
  expect(missingKeys({ zh: { left: '还剩{count}条' }, en: { left: 'some left' } })).toHaveLength(1)
})

function isTexts(value: unknown): value is Parameters<typeof missingKeys>[0] {
  const { zh, en } = (value ?? {}) as { zh?: unknown; en?: unknown }
  return typeof zh === 'object' && typeof en === 'object'
}
