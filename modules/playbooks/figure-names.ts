/** The figures that a playbook may show unless the caller of the check knows better: those of checkpoints and duty. */
export const figureNames = [
  'checkpoints.passages',
  'checkpoints.peopleTurnedBack',
  'checkpoints.vehiclesTurnedBack',
  'checkpoints.supplyVehicles',
  'checkpoints.workResumptionVehicles',
  'checkpoints.fevers',
  'checkpoints.checkpointsOpen',
  'duty.postsOpen',
] as const
