/** The figures that exist today; the server checks this list against the figures that the modules declare. */
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
