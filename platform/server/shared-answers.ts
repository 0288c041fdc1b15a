/** Answers that everybody with the same rights may have from one look into the database. */
export interface SharedAnswers {
  /** The JSON of an answer: `work`'s, or in a crowd the last one. What `work` throws is not kept. */
  ask(question: Question, work: () => Promise<unknown>): Promise<Buffer>
  /** Screens are about to hear of these topics: what was answered before is no answer to those who ask now. */
  told(topics: Iterable<string>): void
}

export interface Question {
  /** Everything that the answer may depend on besides the database. */
  key: string
  topics: readonly string[]
  /** The session that asks. */
  screen: string
}

/** So many screens ask the same before answers are shared: where few look, each sees what is there now. */
const CROWD = 5
/**
 * Screens of a crowd ask about as often as they are told, every few seconds when there are many. Counted within one second,
 * the boards of a township were never a crowd, and the first five of each second asked the database all the same.
 */
const COUNTED_MS = 15_000
/** Longer than this nothing is kept, also where nothing happens: a gate falls silent without telling anybody. */
const KEPT_MS = 5_000
const LIMIT = 500

interface Asked {
  topics: readonly string[]
  /** Who asked since, and whether those who asked in the time before were a crowd. */
  screens: Set<string>
  since: number
  crowded: boolean
  answer?: { bytes: Promise<Buffer>; at: number } | undefined
}

/** A thousand screens that hear the same hint ask the same question: one answer is for all of them. */
export function openSharedAnswers(clock: () => number = () => performance.now()): SharedAnswers {
  const questions = new Map<string, Asked>()

  function counted({ key, topics, screen }: Question, now: number): Asked {
    let asked = questions.get(key)
    if (!asked) {
      if (questions.size >= LIMIT) questions.clear()
      asked = { topics, screens: new Set(), since: now, crowded: false }
      questions.set(key, asked)
    }
    const passed = now - asked.since
    if (passed >= COUNTED_MS) {
      asked.crowded = asked.screens.size > CROWD && passed < 2 * COUNTED_MS
      asked.screens.clear()
      asked.since = now
    }
    asked.screens.add(screen)
    return asked
  }

  return {
    ask(question, work) {
      const now = clock()
      const asked = counted(question, now)
      const crowded = asked.crowded || asked.screens.size > CROWD
      if (asked.answer && crowded && now - asked.answer.at < KEPT_MS) return asked.answer.bytes
      const answer = { bytes: work().then((found) => Buffer.from(JSON.stringify(found))), at: now }
      asked.answer = answer
      answer.bytes.catch(() => {
        if (asked.answer === answer) asked.answer = undefined
      })
      return answer.bytes
    },
    told(topics) {
      const told = new Set(topics)
      for (const asked of questions.values())
        if (asked.topics.some((topic) => told.has(topic))) asked.answer = undefined
    },
  }
}
