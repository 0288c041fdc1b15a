/** One way from a state to the next. `from: null` begins. `who`: a permission, or in words who it is. */
export interface Move<State extends string, Name extends string, Guard extends string> {
  move: Name
  from: State | null
  to: State
  who: string
  /** Names of the rules that must all agree. */
  guards: readonly Guard[]
}

/**
 * What may become of a thing, as data: its README draws it, its rules ask it, and a check in the database holds it. `heldBy` names
 * that check; house tests prove that drawing, rules and check say the same.
 */
export interface StateMachine<State extends string, Name extends string = string, Guard extends string = string> {
  name: string
  heldBy: { table: string; constraint: string }
  states: Record<State, { zh: string; en: string }>
  moves: readonly Move<State, Name, Guard>[]
}

export type AnyMachine = StateMachine<string>

const machines = new Map<string, AnyMachine>()

/** Declares a machine; `allMachines` knows it from then on. */
export function stateMachine<State extends string, Name extends string, Guard extends string>(
  declared: StateMachine<State, Name, Guard>,
): StateMachine<State, Name, Guard> {
  machines.set(declared.name, declared as unknown as AnyMachine)
  return declared
}

/** Every machine of the rooms that are loaded. */
export function allMachines(): ReadonlyMap<string, AnyMachine> {
  return machines
}

/** The move of this name out of a state; undefined when there is none. */
export function moveFrom<State extends string, Name extends string, Guard extends string>(
  { moves }: StateMachine<State, Name, Guard>,
  state: State | null,
  name: Name,
): Move<State, Name, Guard> | undefined {
  return moves.find(({ move, from }) => move === name && from === state)
}

/** The SQL of the check that holds a machine, over columns `move`, `from_state` and `to_state`. */
export function checkOf({ moves }: AnyMachine): string {
  const possible = moves.map(({ from, move, to }) => `'${from ?? ''}>${move}>${to}'`)
  return `coalesce(from_state, '') || '>' || move || '>' || to_state in (${possible.join(', ')})`
}

/** A machine as a picture that a README shows: states in both languages, each move with who may and which rules guard it. */
export function drawingOf({ states, moves }: AnyMachine): string {
  const last = Object.keys(states).filter((state) => moves.every(({ from }) => from !== state))
  return [
    'stateDiagram-v2',
    ...Object.entries(states).map(([state, { zh, en }]) => `  state "${zh} ${en}" as ${state}`),
    ...moves.map(({ move, from, to, who, guards }) => {
      const only = guards.length > 0 ? ` [${guards.join(', ')}]` : ''
      return `  ${from ?? '[*]'} --> ${to} : ${move} by ${who}${only}`
    }),
    ...last.map((state) => `  ${state} --> [*]`),
  ].join('\n')
}
