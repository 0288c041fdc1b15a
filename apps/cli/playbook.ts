import { resolve } from 'node:path'
import { Command } from 'commander'
import { runPlaybookCheck } from '../../modules/playbooks/server/public.ts'
import { givenPath } from './open-database.ts'

/** `muster playbook check <folder>`: what has to be mended before a response can open on it. Needs no database. */
export function playbookCommand(): Command {
  const check = new Command('check')
    .description(
      '检查预案文件夹，写明每处错误的位置和改法\nCheck the folder of a playbook; each mistake with its place and how to mend it',
    )
    .argument('<folder>', '预案文件夹，例如 playbooks/county-mobilisation  the folder of the playbook')
    .option('--json', '结果只输出一个 JSON 对象  print one JSON object')
    .action(async (given: string, { json = false }: { json?: boolean }) => {
      const { exitCode, text } = await runPlaybookCheck(resolve(givenPath(), given), { json })
      process.stdout.write(`${text}\n`)
      process.exitCode = exitCode
    })
  return new Command('playbook').description('检查预案\nCheck playbooks').addCommand(check)
}
