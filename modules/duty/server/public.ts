/** What other rooms may ask of posts and the roles at them. All take the caller's transaction and see what its scope lets through. */
export { countOpenPosts, findPosts, openPostsIn, type Post } from './find-posts.ts'
export { roleNames } from './role-names.ts'
