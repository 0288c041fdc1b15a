import { useField } from './field.tsx'
import { findKept, keep, type PersonStore } from './person-store.ts'
import type { Slice } from './slice.ts'
import { useLive } from './use-live.ts'

/** A post of the download, as far as choosing one needs it; a module reads more from the same rows. */
export interface SlicePost {
  id: string
  name: string
  kind: string
}

export function postsOf(slice: Slice | undefined): SlicePost[] {
  return (slice?.content as { posts?: SlicePost[] } | undefined)?.posts ?? []
}

/** The post this person serves at in this shift; undefined when none is chosen, or it is not in the download any more. */
export function useChosenPost(): SlicePost | undefined {
  const { store, slice } = useField()
  const id = useLive(store, findPostId)
  return postsOf(slice).find((post) => post.id === id)
}

export function choosePost(store: PersonStore, id: string): Promise<void> {
  return keep(store, 'post', id)
}

const findPostId = (store: PersonStore) => findKept<string>(store, 'post')
