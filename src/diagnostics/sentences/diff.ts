const CHIP = { 'apple-silicon': 'Macs with Apple silicon', intel: 'Intel-based Macs' } as const;

const LIST = new Intl.ListFormat('en');

/** What can be said about a release beside the one before it. The first three are the reasons for its guides. */
export const diff = {
  'diff.install': {
    severity: 'info',
    say: (a: { names: readonly string[] }) =>
      `New users: macOS asks for permission to load ${LIST.format(a.names)}.`,
  },
  'diff.update': {
    severity: 'info',
    say: (a: Record<'fresh' | 'updated' | 'real' | 'hollow', readonly string[]>) => {
      const changes = [
        ...changed(a.fresh, 'is new', 'are new'),
        ...changed(a.updated, 'is updated', 'are updated'),
        ...changed(a.real, 'has code now', 'have code now'),
        ...changed(a.hollow, 'has no code any more', 'have no code any more'),
      ];
      return `Users of the release before: macOS asks for permission again, because ${LIST.format(changes)}.`;
    },
  },
  'diff.uninstall': {
    severity: 'info',
    say: (a: { names: readonly string[]; code: readonly string[] }) => {
      const restart =
        a.code.length === 0 ? '' : `, and the code of ${LIST.format(a.code)} until the Mac restarts`;
      return `Users of the release before: this one no longer has ${LIST.format(a.names)}. What is on their Macs stays there until it is removed${restart}. The profile of the release before gives the guide for that.`;
    },
  },
  'diff.same': {
    severity: 'info',
    say: (_: object) =>
      'No kext differs in what can be read: version, code, chips, signer and place. Whether they were built again cannot be told.',
  },
  'diff.no-kexts': {
    severity: 'info',
    say: (a: { path: string }) => `No kext was found in ${a.path}. It counts as a release without any.`,
  },
  'diff.developer': {
    severity: 'warning',
    say: (a: { name: string; was: string; is: string }) =>
      `${a.name} is signed by ${a.is}, and was by ${a.was}: macOS will show a name that users of the release before do not know. Tell them.`,
  },
  'diff.chips-lost': {
    severity: 'warning',
    say: (a: { name: string; chip: keyof typeof CHIP }) =>
      `${CHIP[a.chip]} can load ${a.name} of the release before, and not this one. Check its architectures, or tell their users.`,
  },
  'diff.chips-gained': {
    severity: 'info',
    say: (a: { name: string; chip: keyof typeof CHIP }) =>
      `${CHIP[a.chip]} can load ${a.name} for the first time: for their users this is a first installation, so give them that guide.`,
  },
  'diff.moved': {
    severity: 'warning',
    say: (a: { name: string; was: string; is: string }) =>
      `${a.name} is at ${a.is} and was at ${a.was}. Make sure that the installer removes the old one, or there will be two.`,
  },
  'diff.older': {
    severity: 'warning',
    say: (a: { name: string; was: string; is: string }) =>
      `${a.name} has the version ${a.is}, which is older than ${a.was} of the release before. Are the two the wrong way round?`,
  },
} as const;

function changed(names: readonly string[], one: string, several: string): string[] {
  return names.length === 0 ? [] : [`${LIST.format(names)} ${names.length === 1 ? one : several}`];
}
