/** What can be said about one key and its value. */
export const values = {
  'profile.unknown-key': {
    severity: 'error',
    say: (a: { key: string; within: string; suggestion?: string | undefined; allowed: readonly string[] }) =>
      `${a.within === '' ? 'A profile' : `"${a.within}"`} has no key "${a.key}". ${
        a.suggestion === undefined ? '' : `Did you mean "${a.suggestion}"? `
      }Allowed: ${a.allowed.join(', ')}.`,
  },
  'profile.required': {
    severity: 'error',
    say: (a: { key: string; holds: string }) => `"${a.key}" is missing. It holds: ${a.holds}`,
  },
  'profile.no-value': {
    severity: 'error',
    say: (a: { key: string; holds: string; needed: boolean; hash: boolean }) =>
      `"${a.key}" is empty. ${
        a.hash
          ? 'What follows # is a comment in YAML: put the value in quotes.'
          : `Give it a value${a.needed ? '' : ' or remove it'}. It holds: ${a.holds}`
      }`,
  },
  'profile.type': {
    severity: 'error',
    say: (a: { key: string; wanted: string; found: string }) =>
      `"${a.key}" must be ${a.wanted}; found ${a.found}.`,
  },
  'profile.unquoted': {
    severity: 'error',
    say: (a: { key: string; source: string }) =>
      `"${a.key}" must be text, and ${a.source} without quotes is none. Put it in quotes: "${a.source}".`,
  },
  'profile.choice': {
    severity: 'error',
    say: (a: { key: string; found: string; suggestion?: string | undefined; allowed: readonly string[] }) =>
      `"${a.key}" cannot be ${a.found}. ${
        a.suggestion === undefined ? '' : `Did you mean "${a.suggestion}"? `
      }Allowed: ${a.allowed.join(', ')}.`,
  },
  'profile.pale-accent': {
    severity: 'error',
    say: (a: { accent: string; contrast: number; needed: number; nearest: string }) =>
      `"product.accent" ${a.accent} is too pale to be read on a light page: its contrast is ${a.contrast}, and text needs ${a.needed}. The nearest colour that can be read is ${a.nearest}.`,
  },
  'profile.format': {
    severity: 'error',
    say: (a: { key: string; wanted: string; found: string }) =>
      `"${a.key}" must be ${a.wanted}; found ${a.found}.`,
  },
  'profile.control': {
    severity: 'error',
    say: (a: { key: string; character: string }) =>
      a.character === 'a line break' || a.character === 'a tab'
        ? `"${a.key}" holds ${a.character}. Write it in one line, with spaces.`
        : `"${a.key}" holds ${a.character}, which no page can show. Write it as plain text.`,
  },
  'profile.too-long': {
    severity: 'error',
    say: (a: { key: string; size: number; limit: number; unit: 'characters' | 'entries' }) =>
      `"${a.key}" is too long: ${a.size} ${a.unit}; ${a.limit} at most.`,
  },
  'profile.more': {
    severity: 'error',
    say: (a: { count: number }) => `There are ${a.count} more mistakes. Mend the ones above first.`,
  },
  'profile.macos': {
    severity: 'error',
    say: (a: { kind: MacosKind; found: string; version: string; known: readonly string[] }) =>
      `"guides.macos" cannot be "${a.found}". ${MACOS[a.kind](a.version, a.known)}`,
  },
} as const;

export type MacosKind = 'form' | 'old' | 'minor' | 'never' | 'newer' | 'nothing';

/** What to do about a range that is none. */
const MACOS: Record<MacosKind, (version: string, known: readonly string[]) => string> = {
  form: () => 'Write a range such as ">=11", ">=13 <=15", "12" or "11-15".',
  old: (version) => `macOS ${version} is too old: kextguide knows how macOS 11 and later load kexts.`,
  minor: (version) => `"${version}" is more exact than kextguide is: write the first number alone.`,
  never: (version, known) =>
    `There never was a macOS ${version}: 26 came after 15. Known: ${known.join(', ')}.`,
  newer: (version, known) =>
    `macOS ${version} is newer than the newest that this version knows, ${known.at(-1)}. For that and all to come, write ">=${known.at(-1)}".`,
  nothing: (_, known) => `No version lies in it. Known: ${known.join(', ')}.`,
};
