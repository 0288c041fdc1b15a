import { type HouseRule, lineOf } from './source-files.ts'

/** Every room of `modules/` says in its README what it is for, its words and its rules. */
export const everyRoomHasReadme: HouseRule = (files) => {
  const rooms = new Set(files.flatMap((file) => file.path.match(/^modules\/([^/]+)\//)?.[1] ?? []))
  return [...rooms]
    .filter((room) => !files.some((file) => file.path === `modules/${room}/README.md`))
    .map((room) => `modules/${room} has no README.md`)
}

/** What one room offers the others carries a docstring: what it answers, units, problems. */
export const offersAreExplained: HouseRule = (files) =>
  files
    .filter((file) => /^modules\/[^/]+\/(server|console|phone)\/public\.tsx?$/.test(file.path))
    .flatMap((file) =>
      [...file.text.matchAll(/(\*\/\s*\n)?export (?:async )?function (\w+)/g)]
        .filter(([, documented]) => !documented)
        .map((hit) => `${file.path}:${lineOf(file.text, hit.index)} ${hit[2]} is offered without a docstring`),
    )
