import { useState } from 'react'
import type { AnsweredProblem } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import type { Field } from '../../../platform/browser/offline/field.tsx'
import { NetState } from '../../../platform/browser/offline/net-state.tsx'
import { tell } from '../../../platform/browser/phone/feedback.ts'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { go, goInstead } from '../../../platform/browser/phone/router.tsx'
import { Scanner } from '../../../platform/browser/phone/scanner.tsx'
import { type Problem, problemText } from '../../../platform/shared/problem.ts'
import type { Decision, Passage } from '../passage.ts'
import { looksLikePermit, verifyPermit } from '../permit-token.ts'
import type { DownloadedPost, PrecinctDownload } from '../precinct-download.ts'
import { DecisionBar } from './decision-bar.tsx'
import { DecisionSheet } from './decision-sheet.tsx'
import {
  addPerson,
  type Draft,
  draftOf,
  dropPerson,
  type Focus,
  firstFocus,
  hasBegun,
  newDraft,
  withPerson,
} from './draft.ts'
import { FocusPad } from './focus-pad.tsx'
import { LastSaved } from './last-saved.tsx'
import { OriginLine } from './origin-line.tsx'
import { PeopleLine } from './people-line.tsx'
import { PermitCards, saidByPermit } from './permit-cards.tsx'
import { PlateLine } from './plate-line.tsx'
import { rememberStart, startOf } from './remembered-start.ts'
import { spoken } from './spoken.ts'
import { SubjectSwitch } from './subject-switch.tsx'
import { texts } from './texts.ts'
import { usePassage } from './use-passage.ts'
import { WhyNot } from './why-not.tsx'

interface PassageFormProps {
  field: Field
  download: PrecinctDownload
  checkpoint: DownloadedPost
  /** The refused record that is mended, and what the server said of it. */
  mends?: { id: string; madeAt: Date; passage: Passage; sentBack: AnsweredProblem | undefined } | undefined
}

/** One passage after another: keys at the thumb, the rules' proposal, a decision, the next vehicle. */
export function PassageForm({ field, download, checkpoint, mends }: PassageFormProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [draft, setDraft] = useState<Draft>(() => (mends ? draftOf(mends.passage) : freshDraft()))
  const [focus, setFocus] = useState<Focus>(mends ? { to: 'nothing' } : firstFocus(draft.subject))
  const [scanning, setScanning] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [saved, setSaved] = useState<{ passage: Passage; madeAt: Date }>()
  const rules = usePassage(draft, { field, download, checkpoint, mends })
  const { feverFrom } = download.rules
  const proposal = hasBegun(draft) ? rules.proposal : undefined

  function change(next: Draft, nextFocus: Focus = focus) {
    setDraft(next)
    setFocus(nextFocus)
    setProblem(undefined)
  }

  function refuse(why: Problem | string) {
    setProblem(typeof why === 'string' ? why : problemText(why, language))
    tell('wrong', '', language)
  }

  async function finish(deciding: ReturnType<typeof rules.begin>) {
    const done = await deciding
    if (done.kind === 'refused') refuse(saidByPermit(rules.looks, done.problem) ? t('notPassed') : done.problem)
    if (done.kind !== 'saved') return
    const hot = done.passage.people.some((person) => (person.temperature ?? 0) >= feverFrom)
    tell(hot ? 'fever' : done.passage.decision, spoken(done.passage, feverFrom, language), language)
    if (mends) return goInstead('/to-do')
    rememberStart(draft)
    setSaved(done)
    const fresh = newDraft(draft.subject, draft.direction, startOf(draft.subject))
    change(fresh, firstFocus(fresh.subject))
  }

  function scanned(token: string) {
    setScanning(false)
    if (!looksLikePermit(token)) return refuse(t('otherCode'))
    const verified = verifyPermit(token, download.permitKeys)
    const ofPerson = 'payload' in verified ? verified.payload.holder === 'person' : draft.subject === 'person'
    const at = 'at' in focus ? focus.at : 1
    change(ofPerson ? withPerson(draft, at, { permit: { token } }) : { ...draft, permit: { token } })
  }

  if (scanning) return <Scanner onCode={scanned} onClose={() => setScanning(false)} />
  return (
    <div className="p-app r-form">
      <PageBar
        title={mends ? t('mendTitle') : checkpoint.name}
        aside={<NetState onOpen={() => go('/outbox')} />}
        onBack={() => goInstead(mends ? '/to-do' : '/')}
      />
      <main className="p-page r-page">
        <LastSaved saved={saved} />
        {mends?.sentBack && <p className="p-banner p-banner-missing">{mends.sentBack[language]}</p>}
        <SubjectSwitch
          draft={draft}
          onDraft={(next) => change(next, firstFocus(next.subject))}
          onScan={() => setScanning(true)}
        />
        {draft.subject === 'vehicle' && (
          <PlateLine
            draft={draft}
            active={focus.to === 'plate'}
            onFocus={() => setFocus({ to: 'plate' })}
            onPlate={(plate) => change({ ...draft, plate })}
          />
        )}
        <PeopleLine
          draft={draft}
          focus={focus}
          feverFrom={feverFrom}
          onFocus={setFocus}
          onAdd={() => change(addPerson(draft), { to: 'temperature', at: draft.people.length + 1 })}
          onDrop={() => change(dropPerson(draft), { to: 'temperature', at: Math.max(1, draft.people.length - 1) })}
          onGoods={(goods) => change({ ...draft, goods })}
          onFollowUp={(at) => change(withPerson(draft, at, { onFollowUp: !draft.people[at - 1]?.onFollowUp }))}
        />
        {draft.direction === 'in' && (
          <OriginLine origin={draft.origin} onOrigin={(origin) => change({ ...draft, origin })} />
        )}
        <PermitCards draft={draft} looks={rules.looks} onDraft={(next) => change(next)} />
        <WhyNot
          refused={problem}
          proposal={proposal}
          saidByPermit={saidByPermit(rules.looks, rules.proposal.problem)}
          begin={t(draft.subject === 'vehicle' ? 'begin' : 'beginPerson')}
          onOtherReason={() => void finish(rules.begin('turnedBack', { askReason: true }))}
        />
      </main>
      <FocusPad draft={draft} focus={focus} download={download} onChange={change} />
      <DecisionBar proposal={proposal} onDecide={(decision: Decision) => void finish(rules.begin(decision))} />
      {rules.asking && rules.question && (
        <DecisionSheet
          decided={rules.asking}
          question={rules.question}
          gradeBefore={rules.gradeBefore}
          onAnswer={(answer) => void finish(rules.answer(answer))}
          onClose={rules.stopAsking}
        />
      )}
    </div>
  )
}

function freshDraft(): Draft {
  return newDraft('vehicle', 'in', startOf('vehicle'))
}
