import { Alert, Button } from 'antd'
import { useState } from 'react'
import { ask } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { usePurpose } from '../../../platform/browser/purpose/use-purpose.tsx'
import { texts } from './texts.ts'
import './work.css'

/** A photo that opens for a purpose the person states, and is put away again. */
export function PhotoView({ photoId }: { photoId: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const askPurpose = usePurpose()
  const [shown, setShown] = useState<{ format: string; data: string }>()
  const [problem, setProblem] = useState<string>()
  const show = async () => {
    const purpose = await askPurpose()
    if (!purpose) return
    setProblem(undefined)
    await ask<{ format: string; data: string }>('work.photo', { photoId }, { purpose }).then(
      setShown,
      (thrown: unknown) => setProblem(problemText(thrown, language)),
    )
  }
  return (
    <div className="w-photo">
      {problem && <Alert type="error" showIcon title={problem} />}
      {shown && <img src={`data:image/${shown.format};base64,${shown.data}`} alt={t('photo')} />}
      <Button size="small" onClick={() => (shown ? setShown(undefined) : void show())}>
        {t(shown ? 'hidePhoto' : 'photo')}
      </Button>
    </div>
  )
}
