import type { ServerModule } from '../../../platform/server/module.ts'
import { problems } from '../problems.ts'
import { changeLevel } from './change-level.ts'
import { changeRulePack } from './change-rule-pack.ts'
import { changeStage } from './change-stage.ts'
import { closeResponse } from './close-response.ts'
import { tasksOverdue } from './figures.ts'
import { listChoices } from './list-choices.ts'
import { listMeetings } from './list-meetings.ts'
import { listResponses } from './list-responses.ts'
import { openResponse } from './open-response.ts'
import { overrideRule } from './override-rule.ts'
import { recordMeeting } from './record-meeting.ts'
import { setCommandGroup } from './set-command-group.ts'
import { settleTask } from './settle-task.ts'
import { showCommandGroup } from './show-command-group.ts'
import { showHome } from './show-home.ts'
import { showResponse } from './show-response.ts'
import { showTimeline } from './show-timeline.ts'

export const responses: ServerModule = {
  name: 'responses',
  actions: [
    openResponse,
    changeLevel,
    changeStage,
    changeRulePack,
    overrideRule,
    setCommandGroup,
    recordMeeting,
    settleTask,
    closeResponse,
  ],
  queries: [listResponses, showResponse, showTimeline, showHome, showCommandGroup, listMeetings, listChoices],
  figures: [tasksOverdue],
  constraints: {
    response_pk: () => problems.alreadyOpened(),
    response_name_once: () => problems.nameTaken(),
    command_group_pk: () => problems.setMeanwhile(),
    command_group_one_at_a_time: () => problems.setMeanwhile(),
    meeting_pk: () => problems.alreadyRecorded(),
    task_pk: () => problems.alreadyRecorded(),
  },
}
