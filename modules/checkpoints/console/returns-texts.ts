export const texts = {
  zh: {
    noResponse: '没有进行中的应急响应',
    noResponseHint: '启动响应、设卡口后，这里按日统计各卡口的进出。',
    again: '重试',
    days: '起止日期',
    checkpoint: '卡口',
    total: '合计',
    none: '还没有在用的卡口',
    noneHint: '在“值守”里设卡口、派人，手机登记后这里就有数字。',
    hint: '只计放行的通行，点数字看明细。来源地以登记为准，没有登记的另列；按件、按车登记的货物没有重量，不计入。',
  },
  en: {
    noResponse: 'No response is running',
    noResponseHint: 'Once a response is open and checkpoints are set up, what they let in and out stands here by day.',
    again: 'Try again',
    days: 'First and last day',
    checkpoint: 'Checkpoint',
    total: 'Total',
    none: 'No checkpoint is open',
    noneHint: 'Set up a checkpoint under Duty and staff it; numbers come with the first passage.',
    hint: 'Only passages let through count; press a number for its rows. Origins are as recorded, those not recorded stand apart; goods by the piece or vehicle have no weight and are left out.',
  },
}
