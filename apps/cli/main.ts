import { musterProgram } from './program.ts'

await musterProgram().parseAsync()
