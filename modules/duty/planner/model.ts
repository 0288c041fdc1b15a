/*
 * What the planner is asked and what it answers, in plain data that crosses to a worker thread. It knows no database:
 * days are counted from the first planned day (0), times of day are local minutes from midnight.
 */

/** A kind of shift: when it begins, how long it lasts. Rest between shifts follows from these times. */
export interface ShiftKind {
  id: string
  /** Local minutes from midnight on the day it is counted on; a night shift may run into the next day. */
  startMinute?: number
  minutes: number
  /** Counted for the fairness of nights. */
  night?: boolean
  /** Kinds that may not follow on the next day, beside what the rest forbids. */
  notBefore?: string[]
}

/** Where people stand; metres on a local plane, for the walk from home. */
export interface PlannedPost {
  id: string
  at?: Point
}

export interface Point {
  x: number
  y: number
}

/** The head-count of one role in one shift at one post: what is to be filled. */
export interface Slot {
  id: string
  day: number
  kind: string
  post?: string
  role?: string
  /** All of them must be held. */
  skills?: string[]
  need: number
  /** Cost of each person missing; left out: `weights.under`. */
  under?: number
  /** Cost of each person too many; left out: nobody is put above the need. */
  over?: number
}

/** What a person may be asked at most, or must be given at least. Left out: not limited. */
export interface Limits {
  maxMinutes?: number
  minMinutes?: number
  maxMinutesDay?: number
  /** Monday to Sunday. */
  maxMinutesWeek?: number
  maxRun?: number
  minRun?: number
  minDaysOff?: number
  /** Weekends on which they serve on Saturday, Sunday or both. */
  maxWeekends?: number
  maxOfKind?: Record<string, number>
  /** Between the end of a shift and the start of the next. */
  restMinutes?: number
}

export interface Wish {
  day: number
  /** Left out: any shift of that day. */
  kind?: string
  /** True: would like to serve; false: would rather not. */
  on: boolean
  weight: number
}

/** What was served in past rosters, for fairness. */
export interface PastDuty {
  nights: number
  weekends: number
  holidays: number
}

export interface PlannedPerson {
  id: string
  skills?: string[]
  limits?: Limits
  /** Days of leave or off: no shift that day. */
  daysOff?: number[]
  /** Slots that are settled, by id. */
  pinned?: string[]
  wishes?: Wish[]
  home?: Point
  /** Minutes to posts by id, where they are known better than by the straight line. */
  walks?: Record<string, number>
  past?: PastDuty
  /** Posts that this person may serve at; left out: all. */
  posts?: string[]
  /** The shift kind served on the day before day 0 and the days on duty in a row up to it. */
  before?: { kind: string; run: number }
}

/** What each minute, night, stranger costs, in one unit. Defaults: `defaultWeights`. */
export interface Weights {
  under: number
  /** Per minute of walk, one way. */
  walk: number
  /** Times the square of the nights (weekends, holidays) served, past and planned. */
  nights: number
  weekends: number
  holidays: number
}

export const defaultWeights: Weights = { under: 1000, walk: 0.1, nights: 1, weekends: 1, holidays: 2 }

export interface RosterModel {
  days: number
  /** Weekday of day 0; 0 is Monday. */
  firstWeekday: number
  holidays?: number[]
  kinds: ShiftKind[]
  posts?: PlannedPost[]
  slots: Slot[]
  people: PlannedPerson[]
  /** Each shift that one of these serves without another of them costs the weight. A person is in one of them at most. */
  together?: { people: string[]; weight: number }[]
  weights?: Partial<Weights>
}

export interface Assignment {
  person: string
  slot: string
}

/** Where the cost of a roster comes from. */
export interface CostParts {
  under: number
  over: number
  wishes: number
  walk: number
  fairness: number
  together: number
}

export interface PlannedRoster {
  assignments: Assignment[]
  cost: number
  parts: CostParts
  /** Slots with fewer people than needed, and how many are missing. */
  unfilled: { slot: string; missing: number }[]
  /** No roster within the rules costs less; only stated for parts of up to 60 people and 4 weeks. */
  bound?: number
  /** (cost - bound) / cost: the roster is at most this share from the best possible. */
  gap?: number
}

export interface Progress {
  cost: number
  bound?: number
  missing: number
  seconds: number
}
