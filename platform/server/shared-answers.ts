/** Answers that everybody with the same rights may have from one look into the database. */
export interface SharedAnswers {
  /** The JSON of an answer: `work`'s, or in a crowd the last one. What `work` throws is not kept. */
  ask(question: Question, work: () => Promise<unknown>): Promise<Buffer>
  /** Screens are about to hear of these topics: what was answered before is no answer to those who ask now. */
  told(topics: Iterable<string>): void
  /** Something was done from this screen: it is not answered with what was before. */
  acted(screen: string): void
}

export interface Question {
  /** Everything that the answer may depend on besides the database. */
  key: string
  topics: readonly string[]
  /** The session that asks. */
  screen: string
}

/** More screens than this that ask the same share an answer: where few look, each sees what is there now. */
const CROWD = 5
/** Where so many look at anything, two that ask the same share: by fives, a county's villages would be as many looks as screens. */
const BUSY = 50
/**
 * Screens of a crowd ask about as often as they are told, every few seconds when there are many. Counted within one second,
 * the boards of a township were never a crowd, and the first five of each second asked the database all the same.
 */
const COUNTED_MS = 15_000
/** Longer than this nothing is kept, also where nothing happens: a gate falls silent without telling anybody. */
const KEPT_MS = 5_000
const LIMIT = 500
const ACTED_LIMIT = 10_000

interface Asked {
  topics: readonly string[]
  screens: ScreenCount
  answer?: { bytes: Promise<Buffer>; at: number } | undefined
}

/** A thousand screens that hear the same hint ask the same question: one answer is for all of them. */
export function openSharedAnswers(clock: () => number = () => performance.now()): SharedAnswers {
  const questions = new Map<string, Asked>()
  const everybody = countScreens()
  const acted = new Map<string, number>()

  function askedOf({ key, topics }: Question): Asked {
    let asked = questions.get(key)
    if (!asked) {
      if (questions.size >= LIMIT) questions.clear()
      asked = { topics, screens: countScreens() }
      questions.set(key, asked)
    }
    return asked
  }

  return {
    ask(question, work) {
      const now = clock()
      const asked = askedOf(question)
      const crowd = everybody(question.screen, now) > BUSY ? 1 : CROWD
      const crowded = asked.screens(question.screen, now) > crowd
      const { answer } = asked
      const since = acted.get(question.screen) ?? Number.NEGATIVE_INFINITY
      if (answer && crowded && now - answer.at < KEPT_MS && answer.at > since) return answer.bytes
      const look = { bytes: work().then((found) => Buffer.from(JSON.stringify(found))), at: now }
      asked.answer = look
      look.bytes.catch(() => {
        if (asked.answer === look) asked.answer = undefined
      })
      return look.bytes
    },
    told(topics) {
      const told = new Set(topics)
      for (const asked of questions.values())
        if (asked.topics.some((topic) => told.has(topic))) asked.answer = undefined
    },
    acted(screen) {
      if (acted.size >= ACTED_LIMIT) {
        acted.clear()
        for (const asked of questions.values()) asked.answer = undefined
      }
      acted.set(screen, clock())
    },
  }
}

/** Counts a screen and answers how many different ones there were lately. */
type ScreenCount = (screen: string, now: number) => number

function countScreens(): ScreenCount {
  const screens = new Set<string>()
  let since = Number.NEGATIVE_INFINITY
  let before = 0
  return (screen, now) => {
    const passed = now - since
    if (passed >= COUNTED_MS) {
      before = passed < 2 * COUNTED_MS ? screens.size : 0
      screens.clear()
      since = now
    }
    screens.add(screen)
    return Math.max(before, screens.size)
  }
}
