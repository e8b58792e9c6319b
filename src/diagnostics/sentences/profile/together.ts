/** What can be said about keys that belong together. */
export const together = {
  'profile.duplicate': {
    severity: 'error',
    say: (a: { key: string; value: string; line: number }) =>
      `"${a.key}" names "${a.value}" a second time; the first is in line ${a.line}. Remove one.`,
  },
  'profile.same-path': {
    severity: 'error',
    say: (a: { path: string; first: string; second: string }) =>
      `Two kexts, ${a.first} and ${a.second}, have the path ${a.path}, and only one can be there. Remove one, or give it another "name" or "path".`,
  },
  'profile.kext-source': {
    severity: 'error',
    say: (_: Record<string, never>) =>
      'This kext has neither "bundle" nor "id". Give the path of the bundle to read, or the identifier (CFBundleIdentifier).',
  },
  'profile.loads-name': {
    severity: 'error',
    say: (_: Record<string, never>) =>
      '"loads" says that an app starts the loading, but not which one. Write {by: app, name: NAME}.',
  },
  'profile.uninstall-name': {
    severity: 'error',
    say: (a: { how: string }) => `"uninstall" says how: ${a.how}, but not which one. Add "name".`,
  },
  'profile.unused': {
    severity: 'warning',
    say: (a: { key: string; because: string }) => `"${a.key}" is not used, because ${a.because}. Remove it.`,
  },
  'profile.architectures': {
    severity: 'error',
    say: (a: { codeless: boolean }) =>
      a.codeless
        ? 'A codeless kext has no code, so it has no "architectures". Remove them, or "codeless: true".'
        : '"kexts[].architectures" is an empty list. Name at least one, such as arm64e or x86_64; or say "codeless: true" if the kext holds no code.',
  },
  'profile.architectures-unknown': {
    severity: 'warning',
    say: (a: { kext: string }) =>
      `Nobody says which Macs can load ${a.kext}, so both kinds get guides. Add "architectures", such as [arm64e, x86_64], or a "bundle" to read them from.`,
  },
  'profile.no-id': {
    severity: 'error',
    say: (a: { name: string }) =>
      `No address can be made from the name "${a.name}": it has no letter from a to z and no digit. Add "product.id", such as "acme-storage".`,
  },
  'profile.untold': {
    severity: 'error',
    say: (a: { key: string; locale: string; found: readonly string[] }) =>
      `"${a.key}" has no text in "${a.locale}", the first of "locales"${
        a.found.length === 0 ? '' : `; found ${a.found.join(', ')}`
      }. Add it: it is shown where a translation is missing.`,
  },
  'profile.untranslated': {
    severity: 'warning',
    say: (a: { key: string; shown: string; locales: readonly string[] }) =>
      `"${a.key}" has no text in ${a.locales.join(', ')}: those guides show it in "${a.shown}".`,
  },
  'profile.unlisted': {
    severity: 'warning',
    say: (a: { key: string; locale: string; locales: readonly string[] }) =>
      `"${a.key}" has a text in "${a.locale}", but no guide is made in it: "locales" lists ${a.locales.join(', ')}.`,
  },
  'profile.extra-content': {
    severity: 'error',
    say: (_: Record<string, never>) =>
      '"extra" names topics of your own, but there is no "content" folder to find them in. Add "content" with its path.',
  },
} as const;
