/** How much of a vendor's Resources is carried along: far above what installers hold (texts, and some pictures). */
export const LIMITS = {
  /** Files and folders. */
  entries: 2000,
  /** Of all files together. */
  bytes: 64 * 1024 * 1024,
  /** How deep folders lie in each other. */
  depth: 20,
  /** Of a Distribution. */
  distribution: 8 * 1024 * 1024,
} as const;
