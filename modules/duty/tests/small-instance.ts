import { readInstance } from '../../../bench/roster/read-instance.ts'
import { compile } from '../planner/compile.ts'

/** A made-up instance of the public format: four people, two weeks, early and late. */
export const text = `SECTION_HORIZON
14
SECTION_SHIFTS
E,480,
L,480,E
SECTION_STAFF
A,E=14|L=3,4320,2400,5,2,2,1
B,E=14|L=14,4320,2400,5,2,2,1
C,E=0|L=14,3360,1440,4,1,2,2
D,E=14|L=14,3840,1440,5,2,1,1
SECTION_DAYS_OFF
A,3
B,11
SECTION_SHIFT_ON_REQUESTS
A,5,E,2
D,6,L,3
SECTION_SHIFT_OFF_REQUESTS
B,4,L,2
C,9,L,1
SECTION_COVER
${Array.from({ length: 14 }, (_, day) => `${day},E,1,100,1\n${day},L,${day % 7 === 2 ? 2 : 1},100,1`).join('\n')}
`
export const model = readInstance(text)
export const c = compile(model)
