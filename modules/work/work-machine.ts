import { stateMachine } from '../../platform/shared/state-machine.ts'

/** What may become of a piece of work. The rules named as guards are in `rules.ts`. */
export const workMachine = stateMachine({
  name: 'work.item',
  heldBy: { table: 'work.step', constraint: 'step_move_possible' },
  states: {
    due: { zh: '待办', en: 'due' },
    done: { zh: '待复核', en: 'to be checked' },
    closed: { zh: '已销账', en: 'closed' },
    withdrawn: { zh: '已撤销', en: 'withdrawn' },
  },
  moves: [
    { move: 'open', from: null, to: 'due', who: 'the room that asks for it', guards: ['deadlineAhead'] },
    { move: 'handOn', from: 'due', to: 'due', who: 'work.give', guards: [] },
    { move: 'finish', from: 'due', to: 'done', who: 'work.do', guards: ['owedByThem', 'proofShown'] },
    { move: 'settle', from: 'due', to: 'closed', who: 'work.do', guards: ['owedByThem', 'proofShown', 'wantsNoCheck'] },
    { move: 'pass', from: 'done', to: 'closed', who: 'work.check', guards: ['anotherChecks'] },
    { move: 'sendBack', from: 'done', to: 'due', who: 'work.check', guards: ['anotherChecks', 'deadlineAhead'] },
    { move: 'confirm', from: 'closed', to: 'closed', who: 'work.check', guards: ['anotherChecks'] },
    { move: 'reopen', from: 'closed', to: 'due', who: 'work.check', guards: ['anotherChecks', 'deadlineAhead'] },
    { move: 'withdraw', from: 'due', to: 'withdrawn', who: 'work.give', guards: [] },
  ],
})

export type WorkState = keyof (typeof workMachine)['states']
export type WorkMoveName = (typeof workMachine)['moves'][number]['move']
export type WorkGuard = (typeof workMachine)['moves'][number]['guards'][number]
