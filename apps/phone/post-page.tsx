import { useState } from 'react'
import { problemText } from '../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../platform/browser/language/language.ts'
import { Empty } from '../../platform/browser/look/notices.tsx'
import { StateTag } from '../../platform/browser/look/state-tag.tsx'
import { choosePost, postsOf, useChosenPost } from '../../platform/browser/offline/chosen-post.ts'
import { useField } from '../../platform/browser/offline/field.tsx'
import { PageBar } from '../../platform/browser/phone/page-bar.tsx'
import { goInstead } from '../../platform/browser/phone/router.tsx'
import { precinctsOf } from './precincts.ts'
import { SliceAge } from './slice-age.tsx'
import { texts } from './texts.ts'

/** Taking the precinct's download and choosing the post; both stay for the shift. */
export function PostPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const { session, slice, store, download } = useField()
  const chosen = useChosenPost()
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const precincts = precinctsOf(session)
  const posts = postsOf(slice)

  async function take(precinctId: string) {
    setBusy(precinctId)
    setProblem(undefined)
    await download(precinctId).catch((thrown: unknown) => setProblem(problemText(thrown, language)))
    setBusy(undefined)
  }

  async function choose(id: string) {
    await choosePost(store, id)
    goInstead('/')
  }

  return (
    <div className="p-app">
      <PageBar title={slice ? t('choosePost') : t('choosePrecinct')} />
      <main className="p-page">
        <p className="p-quiet">{slice ? t('choosePostHint') : t('choosePrecinctHint')}</p>
        {problem && (
          <p className="p-banner p-banner-missing" role="alert">
            {problem}
          </p>
        )}
        {slice && posts.length === 0 && <Empty title={t('noPosts')}>{t('noPostsHint')}</Empty>}
        {posts.length > 0 && (
          <ul className="p-list">
            {posts.map((post) => (
              <li key={post.id}>
                <button type="button" className="p-item" onClick={() => void choose(post.id)}>
                  <span className="p-item-main">{post.name}</span>
                  {chosen?.id === post.id && <StateTag state="done"> </StateTag>}
                </button>
              </li>
            ))}
          </ul>
        )}
        {precincts.length === 0 && <Empty title={t('noPrecinct')}>{t('noPrecinctHint')}</Empty>}
        <ul className="p-list">
          {precincts.map((precinct) => (
            <li key={precinct.id} className="p-item">
              <span className="p-item-main">
                {precinct.name}
                {slice?.precinctId === precinct.id && <SliceAge />}
              </span>
              <button
                type="button"
                className={slice ? 'p-button' : 'p-button p-button-main'}
                disabled={busy !== undefined}
                onClick={() => void take(precinct.id)}
              >
                {busy === precinct.id ? t('downloading') : t(slice ? 'download' : 'downloadFirst')}
              </button>
            </li>
          ))}
        </ul>
      </main>
    </div>
  )
}
