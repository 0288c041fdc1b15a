import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { cruise } from './layers.ts'
import { projectFiles, root } from './source-files.ts'

test('who may import whom is kept to', { timeout: 120_000 }, async () => {
  const { violations, files, imports } = await cruise(root)
  expect(violations).toEqual([])
  expect(files).toBeGreaterThan(10)
  expect(imports).toBeGreaterThan(10)
})

test('every layer that can be broken is seen to be broken', { timeout: 120_000 }, async () => {
  const gate = 'export const gate = 1\n'
  const { violations } = await cruise(
    house({
      'platform/server/desk.ts': "import { gate } from '../../modules/gates/gate.ts'\nexport const desk = gate\n",
      'platform/shared/clock.ts': "import { hostname } from 'node:os'\nexport const clock = hostname\n",
      'modules/gates/gate.ts': gate,
      'modules/gates/rules.ts': "import type { Client } from 'pg'\nexport type Rule = Client\n",
      'modules/gates/server/routes.ts':
        "import { db } from '../../../platform/server/database.ts'\nexport const routes = db\n",
      'platform/server/database.ts': 'export const db = 1\n',
      'modules/gates/server/close.ts':
        "import { start } from '../../../apps/server/start.ts'\nexport const close = start\n",
      'apps/server/start.ts':
        "import { Page } from '../../modules/gates/console/page.tsx'\nexport const start = Page\n",
      'modules/gates/console/page.tsx':
        "import { close } from '../server/close.ts'\nexport const Page = () => <b>{close}</b>\n",
      'modules/gates/phone/page.tsx':
        "import { Page } from '../console/page.tsx'\nexport const Phone = () => <Page />\n",
      'modules/posts/server/open.ts':
        "import { close } from '../../gates/server/close.ts'\nexport const open = close\n",
      'modules/posts/server/type.ts':
        "import type { open } from './open.ts'\nimport './nowhere.ts'\nexport type Open = typeof open\n",
      'modules/posts/server/cast.ts': "import { cast } from '../../../tests/support/cast.ts'\nexport { cast }\n",
      'tests/support/cast.ts': 'export const cast = 1\n',
    }),
  )
  const broken = new Set(violations.map((violation) => violation.rule))
  const declared = readFileSync(join(root, '.dependency-cruiser.cjs'), 'utf8').matchAll(/\bname: '([a-z-]+)'/g)
  expect([...broken].sort()).toEqual([...declared].map(([, name]) => name).sort())
})

test('a forbidden import planted in this very house is refused', { timeout: 120_000 }, async () => {
  const platformFile = projectFiles().find((file) => /^platform\/server\/[a-z-]+\.ts$/.test(file.path))
  const copy = house(Object.fromEntries(projectFiles().map((file) => [file.path, file.text])))
  writeFileSync(join(copy, platformFile?.path ?? ''), `import '../../apps/server/planted.ts'\n${platformFile?.text}`)
  mkdirSync(join(copy, 'apps/server'), { recursive: true })
  writeFileSync(join(copy, 'apps/server/planted.ts'), 'export const planted = true\n')
  const { violations } = await cruise(copy)
  expect(violations).toContainEqual({
    rule: 'platform-knows-no-module',
    from: platformFile?.path,
    to: 'apps/server/planted.ts',
  })
})

/** A house in a temporary folder, with this project's dependencies and compiler settings. */
function house(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-house-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const file of ['tsconfig.json', 'package.json']) cpSync(join(root, file), join(folder, file))
  return folder
}
