import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { playbooksFolder } from '../server/folders.ts'

/** A copy of a shipped playbook that a test may spoil. */
export async function copyOfPlaybook(id: string): Promise<{
  folder: string
  change(file: string, from: string, to: string): Promise<number>
  remove(): Promise<void>
}> {
  const root = await mkdtemp(join(tmpdir(), 'playbook-'))
  const folder = join(root, id)
  await cp(join(playbooksFolder, id), folder, { recursive: true })
  return {
    folder,
    /** Replaces the first `from` in the file and answers the line it stood on. */
    async change(file, from, to) {
      const text = await readFile(join(folder, file), 'utf8')
      const at = text.indexOf(from)
      if (at < 0) throw new Error(`${file} has no ${from}`)
      await writeFile(join(folder, file), text.slice(0, at) + to + text.slice(at + from.length))
      return text.slice(0, at).split('\n').length
    },
    remove: () => rm(root, { recursive: true, force: true }),
  }
}
