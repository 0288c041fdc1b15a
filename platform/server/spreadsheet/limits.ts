/** How much of a stranger's file is read before it is refused. */
export interface SheetLimits {
  /** Rows with content below the header. */
  rows: number
  columns: number
  /** Size of the file as it was sent. */
  fileBytes: number
  /** Size of all parts of a workbook together, unpacked. */
  unpackedBytes: number
  /** Texts that a workbook shares between cells are the one part kept in memory. */
  sharedTextBytes: number
  /** Unpacked size over packed size. Real sheets of the same value all the way down stay under 100; bombs are near 1,000. */
  ratio: number
  /** Files inside the workbook. */
  entries: number
}

const MB = 1024 * 1024

export const sheetLimits: SheetLimits = {
  rows: 200_000,
  columns: 1_000,
  fileBytes: 64 * MB,
  unpackedBytes: 1024 * MB,
  sharedTextBytes: 128 * MB,
  ratio: 250,
  entries: 2_000,
}
