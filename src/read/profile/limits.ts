/** How much of everything a profile may hold. Far above what anybody needs; low enough that a mistake is noticed at once. */
export const LIMITS = {
  /** Bytes of the profile file. */
  file: 1_000_000,
  /** How many places in a file may repeat a part of it by `*name`: more is an attack or an accident. */
  aliases: 100,
  /** How deep lists and maps may lie in each other. */
  depth: 100,
  /** How many syntax errors of one file are told: later ones are mostly echoes of the first. */
  syntaxErrors: 10,
  name: 100,
  id: 255,
  slug: 64,
  version: 50,
  address: 2000,
  /** Characters of the address of the output folder: more make a QR code too fine for a phone. */
  hosted: 200,
  path: 1000,
  prose: 10_000,
  minutes: 600,
  kexts: 50,
  locales: 100,
  extra: 100,
  /** Bytes of one picture: it stands in every page that shows it. */
  picture: 2_000_000,
  logo: 500_000,
  /** How many mistakes of one file are told in full. */
  mistakes: 100,
  /** Characters of a found value that a message repeats. */
  shown: 80,
} as const;
