import type { ServerModule } from '../../../platform/server/module.ts'
import { rosterProblems } from '../roster-problems.ts'
import { servingProblems } from '../serving-problems.ts'
import { answerSwap } from './answer-swap.ts'
import { applyPlan } from './apply-plan.ts'
import { askAvailability } from './ask-availability.ts'
import { askPlan } from './ask-plan.ts'
import { askSwap } from './ask-swap.ts'
import { assignMember } from './assign-member.ts'
import { changeMember } from './change-member.ts'
import { changeRosterRules } from './change-roster-rules.ts'
import { checkSwap } from './check-swap.ts'
import { decideLeave } from './decide-leave.ts'
import { decideSwap } from './decide-swap.ts'
import { dropOut } from './drop-out.ts'
import { endStandby } from './end-standby.ts'
import { freezeRoster } from './freeze-roster.ts'
import { giveOutAgain } from './give-out-again.ts'
import { layShifts } from './lay-shifts.ts'
import { listMembers } from './list-members.ts'
import { listOpenPlaces } from './list-open-places.ts'
import { listRosters } from './list-rosters.ts'
import { listStandbys } from './list-standbys.ts'
import { listSwapOptions } from './list-swap-options.ts'
import { listWaiting } from './list-waiting.ts'
import { memberSheet } from './member-sheet.ts'
import { moveMember } from './move-member.ts'
import { offerShift } from './offer-shift.ts'
import { pinAssignment } from './pin-assignment.ts'
import { placeFromSheet } from './place-from-sheet.ts'
import { publishRoster } from './publish-roster.ts'
import { putOnStandby } from './put-on-standby.ts'
import { rosterChanges } from './roster-changes.ts'
import { rosterExport } from './roster-export.ts'
import { rosterSheet } from './roster-sheet.ts'
import { runPlan } from './run-plan.ts'
import { showBoard } from './show-board.ts'
import { showLoads } from './show-loads.ts'
import { showMyDuty } from './show-my-duty.ts'
import { showPlanRun } from './show-plan-run.ts'
import { showRosterRules } from './show-roster-rules.ts'
import { showTaskSheet } from './show-task-sheet.ts'
import { signOff } from './sign-off.ts'
import { signUp } from './sign-up.ts'
import { stopPlan } from './stop-plan.ts'
import { unassignMember } from './unassign-member.ts'
import { whoCouldCover } from './who-could-cover.ts'
import { whyAssigned } from './why-assigned.ts'
import { withdrawAvailability } from './withdraw-availability.ts'
import { withdrawSwap } from './withdraw-swap.ts'

/** Rosters: shifts, who serves them, and how that changes. */
export const rosterRoutes = {
  actions: [
    ...[layShifts, publishRoster, giveOutAgain, freezeRoster, changeRosterRules, offerShift],
    ...[assignMember, unassignMember, moveMember, pinAssignment, placeFromSheet],
    ...[signUp, signOff, dropOut, putOnStandby, endStandby, changeMember],
    ...[askAvailability, decideLeave, withdrawAvailability],
    ...[askPlan, stopPlan, applyPlan],
    ...[askSwap, answerSwap, decideSwap, withdrawSwap],
  ],
  queries: [
    ...[listRosters, showBoard, showLoads, rosterChanges, whyAssigned, showRosterRules, listStandbys],
    ...[listMembers, whoCouldCover, checkSwap, listWaiting, showPlanRun, showTaskSheet],
    ...[showMyDuty, listOpenPlaces, listSwapOptions],
  ],
  jobs: [runPlan],
  imports: [rosterSheet, memberSheet],
  exports: [rosterExport],
  constraints: {
    plan_run_one_at_a_time: () => rosterProblems.planRunning(),
    plan_run_pk: () => rosterProblems.planRunning(),
    shift_once: () => rosterProblems.shiftThere(),
    shift_role_not_overfull: () => rosterProblems.shiftFull(),
    engagement_on_one_shift: () => rosterProblems.onAnotherShift(),
    assignment_once: () => rosterProblems.assignmentKnown(),
    assignment_pk: () => rosterProblems.assignmentKnown(),
    swap_open_once: () => servingProblems.swapOpen(),
    swap_pk: () => servingProblems.swapOpen(),
    standby_once: () => servingProblems.standbyTwice(),
  },
} satisfies Partial<ServerModule>
