/** How many keys travel in one question, and how many questions are under way at once. */
const MOST = 200
const AT_ONCE = 2

interface Waiting<K, V> {
  key: K
  resolve(value: V | undefined): void
  reject(error: unknown): void
}

/**
 * Questions of one kind that come in together go to the database as one: when a county's phones find the network again,
 * thousands ask at once who they are, and whoever stands at a gate must not wait behind each of them.
 */
export function askTogether<K, V>(ask: (keys: K[]) => Promise<ReadonlyMap<K, V>>): (key: K) => Promise<V | undefined> {
  const queue: Waiting<K, V>[] = []
  let underWay = 0

  function leave(): void {
    while (queue.length > 0 && underWay < AT_ONCE) {
      const together = queue.splice(0, MOST)
      underWay++
      ask([...new Set(together.map(({ key }) => key))])
        .then(
          (found) => {
            for (const { key, resolve } of together) resolve(found.get(key))
          },
          (error) => {
            for (const { reject } of together) reject(error)
          },
        )
        .finally(() => {
          underWay--
          leave()
        })
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      queue.push({ key, resolve, reject })
      setImmediate(leave)
    })
}
