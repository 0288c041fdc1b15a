import { Command } from 'commander'
import { backupCommand } from './backup.ts'
import { exitCodes, exitCodesHelp } from './exit-codes.ts'
import { importCommand } from './import.ts'
import { migrateCommand } from './migrate.ts'
import { playbookCommand } from './playbook.ts'
import { restoreCommand } from './restore.ts'
import { startCommand } from './start.ts'
import { userCommand } from './user.ts'
import { verifyCommand } from './verify.ts'

const TITLES: Record<string, string> = {
  'Usage:': '用法 Usage:',
  'Arguments:': '参数 Arguments:',
  'Options:': '选项 Options:',
  'Commands:': '命令 Commands:',
}

/** The command line as one tree: each command in a file of its own, listed here. */
export function musterProgram(): Command {
  const program = new Command('muster').description(
    '集结号：一线记一次，值守、台账、报表随之而来\nMuster: record once in the field',
  )
  const commands = [
    startCommand(),
    migrateCommand(),
    importCommand(),
    playbookCommand(),
    userCommand(),
    verifyCommand(),
    backupCommand(),
    restoreCommand(),
  ]
  for (const command of commands) program.addCommand(command)
  return inBothLanguages(program)
}

/** Help and usage errors in both languages, and the exit codes below every help. */
function inBothLanguages(command: Command): Command {
  command
    .helpOption('-h, --help', '显示用法  show this help')
    .addHelpText('after', exitCodesHelp)
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .configureOutput({ outputError: (text, write) => write(`用法有误，请看 --help。\n${text}`) })
    .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage))
  if (command.commands.length > 0) command.helpCommand('help [command]', '显示某个命令的用法  help for a command')
  for (const sub of command.commands) inBothLanguages(sub)
  return command
}
