/** Answers that everybody with the same rights may have from one look into the database. */
export interface SharedAnswers {
  /** The JSON of an answer: `work`'s, or in a crowd the last one. What `work` throws is not kept. */
  ask(question: { key: string; topics: readonly string[] }, work: () => Promise<unknown>): Promise<string>
  /** Screens are about to hear of these topics: what was answered before is no answer to those who ask now. */
  told(topics: Iterable<string>): void
}

/** So many ask the same within a second before answers are shared: where few look, each sees what is there now. */
const CROWD = 5
const CROWD_MS = 1_000
/** Longer than this nothing is kept, also where nothing happens: a gate falls silent without telling anybody. */
const KEPT_MS = 5_000
const LIMIT = 500

interface Asked {
  topics: readonly string[]
  /** How many asked since. */
  count: number
  since: number
  answer?: { text: Promise<string>; at: number } | undefined
}

/** A thousand screens that hear the same hint ask the same question within a second: one answer is for all of them. */
export function openSharedAnswers(clock: () => number = () => performance.now()): SharedAnswers {
  const questions = new Map<string, Asked>()

  function counted(key: string, topics: readonly string[], now: number): Asked {
    let asked = questions.get(key)
    if (!asked) {
      if (questions.size >= LIMIT) questions.clear()
      asked = { topics, count: 0, since: now }
      questions.set(key, asked)
    }
    if (now - asked.since >= CROWD_MS) Object.assign(asked, { count: 0, since: now })
    asked.count++
    return asked
  }

  return {
    ask({ key, topics }, work) {
      const now = clock()
      const asked = counted(key, topics, now)
      if (asked.answer && asked.count > CROWD && now - asked.answer.at < KEPT_MS) return asked.answer.text
      const answer = { text: work().then((found) => JSON.stringify(found)), at: now }
      asked.answer = answer
      answer.text.catch(() => {
        if (asked.answer === answer) asked.answer = undefined
      })
      return answer.text
    },
    told(topics) {
      const told = new Set(topics)
      for (const asked of questions.values())
        if (asked.topics.some((topic) => told.has(topic))) asked.answer = undefined
    },
  }
}
