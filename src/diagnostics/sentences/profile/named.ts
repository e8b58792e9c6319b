/** What can be said about the profiles that a command names. */
export const named = {
  'profile.missing': {
    severity: 'error',
    say: (a: { path: string }) =>
      `There is no file or folder ${a.path}. Check the path; it starts at the folder you are in.`,
  },
  'profile.no-match': {
    severity: 'error',
    say: (a: { pattern: string }) =>
      `No file fits ${a.pattern}. Check the pattern; it starts at the folder you are in.`,
  },
  'profile.folder': {
    severity: 'error',
    say: (a: { path: string }) =>
      `${a.path} is a folder. Name the profile file in it, or a folder that ends with ".kext".`,
  },
  'profile.kind': {
    severity: 'error',
    say: (a: { path: string }) =>
      `${a.path} is no profile. A profile is a file that ends with ".yaml", ".yml" or ".json", a ".kext" folder, or a ".pkg".`,
  },
  'profile.unreadable': {
    severity: 'error',
    say: (a: { path: string; reason: string }) => `${a.path} cannot be read: ${a.reason}.`,
  },
  'profile.same-id': {
    severity: 'error',
    say: (a: { id: string; first: string; second: string }) =>
      `${a.first} and ${a.second} both make the product "${a.id}", so one would overwrite the other. Give one of them another "product.id".`,
  },
  'profile.gap': {
    severity: 'warning',
    say: (a: { key: Gap; from: 'bundle' | 'package' }) =>
      `The guides are a draft: a ${a.from} cannot tell "${a.key}". ${GAPS[a.key]}`,
  },
} as const;

export type Gap = 'explain' | 'product.vendor' | 'signing.developer' | 'product.support' | 'loads';

/** Why a gap matters to the reader of a draft, and what the draft does instead. */
const GAPS: Record<Gap, string> = {
  explain:
    'Without it, no reader learns what the kext does and why to trust it. "kextguide init" writes a profile to say it in.',
  'product.vendor':
    'Without it, no reader learns whom the product comes from; the guides show [product.vendor].',
  'signing.developer': 'macOS shows this name when it asks; without it, a reader cannot compare it.',
  'product.support': 'Without it, no reader learns whom to ask.',
  loads: 'The guides say that the installer starts the loading; an app or a device may do it instead.',
};
