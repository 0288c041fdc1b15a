import type { ActionContext } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import type { PostKind } from '../../playbooks/posts.ts'
import { whyNotAllowed, whyNotOffered } from '../../playbooks/rules.ts'
import { offerOfPost } from '../../responses/rules.ts'
import { rulePackOf } from '../../responses/server/public.ts'
import { zonesOf } from '../../zones/server/public.ts'
import { checkingKinds, type OpenPosts } from '../post.ts'

/** Refuses what the response's rule pack does not offer at all, and checkpoints that it prohibits without approver and legal ground. */
export async function refuseProhibited(
  { client, now }: ActionContext,
  { responseId, posts, order, approver, legalReference }: OpenPosts,
  kinds: ReadonlyMap<string, PostKind>,
): Promise<void> {
  const pack = await rulePackOf(client, responseId)
  const zones = await zonesOf(
    client,
    responseId,
    posts.map(({ areaId }) => areaId),
    now,
  )
  for (const post of posts) {
    const kind = kinds.get(post.postKind)?.kind ?? ''
    refuseIf(whyNotOffered(pack, offerOfPost(kind)))
    if (!checkingKinds.includes(kind)) continue
    refuseIf(
      whyNotAllowed(pack, {
        deed: 'openCheckpoint',
        placeLevel: zones.get(post.areaId)?.level ?? 'routine',
        withinRule: true,
        hasOrder: Boolean(post.order ?? order),
        mayIsolateAtHome: false,
        ...(approver ? { approver } : {}),
        ...(legalReference ? { legalReference } : {}),
      }),
    )
  }
}
