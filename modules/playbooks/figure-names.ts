/** The figures that a playbook may show unless the caller of the check knows better: those of checkpoints, duty and responses. */
export const figureNames = [
  'checkpoints.passages',
  'checkpoints.peopleTurnedBack',
  'checkpoints.vehiclesTurnedBack',
  'checkpoints.supplyVehicles',
  'checkpoints.workResumptionVehicles',
  'checkpoints.fevers',
  'checkpoints.peopleIn',
  'checkpoints.peopleOut',
  'checkpoints.vehiclesIn',
  'checkpoints.vehiclesOut',
  'checkpoints.goodsKilograms',
  'duty.checkpointsOpen',
  'duty.postsOpen',
  'duty.postsUnstaffed',
  'responses.tasksOverdue',
] as const
