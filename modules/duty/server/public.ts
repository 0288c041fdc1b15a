/** What other rooms may ask of posts. All take the caller's transaction and see what its scope lets through. */
export { countOpenPosts, findPosts, openPostsIn, type Post } from './find-posts.ts'
