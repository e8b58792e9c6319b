/** Why there is no guide for a chip: no Mac of its kind runs these versions of macOS, or none of the kexts loads there. */
export type Reason = { chip: keyof typeof CHIP; because: string | undefined } & (
  | { macos: { from: string; to: string | null } | undefined }
  | { kexts: readonly string[] }
);

const CHIP = { 'apple-silicon': 'Macs with Apple silicon', intel: 'Intel-based Macs' } as const;

/** What can be said about what was asked for and what cannot be. */
export const plan = {
  'plan.nothing': {
    severity: 'error',
    say: (a: { product: string; reasons: readonly Reason[] }) =>
      `No guide is left for ${a.product}. ${[...a.reasons.map(told), ...ways(a.reasons)].join(' ')}`,
  },
  'plan.unknown-step': {
    severity: 'error',
    say: (a: { after: string; suggestion?: string | undefined; known: readonly string[] }) =>
      `"extra" puts a step behind "${a.after}", and there is no such step.${a.suggestion ? ` Did you mean "${a.suggestion}"?` : ''} Steps: ${a.known.join(', ')}.`,
  },
  'plan.no-locale': {
    severity: 'error',
    say: (a: { asked: readonly string[]; locales: readonly string[] }) =>
      `The profile has none of the languages asked for (${a.asked.join(', ')}). Its "locales" are ${a.locales.join(', ')}.`,
  },
  'plan.no-guide-for-chip': {
    severity: 'warning',
    say: (a: { chip: keyof typeof CHIP; reasons: readonly Reason[] }) =>
      `There is no guide for ${CHIP[a.chip]}. ${a.reasons.map(told).join(' ')} Take "${a.chip}" out of "guides.chips" if that is meant.`,
  },
  'plan.kext-cannot-load': {
    severity: 'warning',
    say: (a: { kext: string; chip: keyof typeof CHIP; slice: string; architectures: readonly string[] }) =>
      `${a.kext} cannot load on ${CHIP[a.chip]}: its executable has ${list(a.architectures)} but no ${a.slice}. It is left out of the guides for ${CHIP[a.chip]}.`,
  },
} as const;

function told(reason: Reason): string {
  const { chip, because } = reason;
  const macs = CHIP[chip];
  const who =
    'kexts' in reason
      ? `${LIST.format(reason.kexts)} on ${macs}`
      : reason.macos
        ? `${macs} with ${versions(reason.macos)}`
        : macs;
  return `${who}: ${because ?? 'this cannot be.'}`;
}

const LIST = new Intl.ListFormat('en');

function versions({ from, to }: { from: string; to: string | null }): string {
  if (to === null) return `macOS ${from} or later`;
  return from === to ? `macOS ${from}` : `macOS ${from} to ${to}`;
}

/** What helps: other kexts, or other wishes. */
function ways(reasons: readonly Reason[]): string[] {
  return [
    ...(reasons.some((reason) => 'macos' in reason) ? ['Widen "guides.macos" or "guides.chips".'] : []),
    ...(reasons.some((reason) => 'kexts' in reason)
      ? ['Build the kexts for these Macs, or ask for other "guides.chips".']
      : []),
  ];
}

function list(architectures: readonly string[]): string {
  return architectures.length > 0 ? architectures.join(', ') : 'no slice that is known';
}
