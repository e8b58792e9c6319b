const CHIP = { 'apple-silicon': 'Macs with Apple silicon', intel: 'Intel-based Macs' } as const;

/** What can be said about what was asked for and what cannot be. */
export const plan = {
  'plan.nothing': {
    severity: 'error',
    say: (a: { product: string }) =>
      `No guide is left for ${a.product}: nothing that "guides" asks for can exist. Widen "guides.chips", "guides.macos" or "guides.actions".`,
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
    say: (a: { product: string; chip: keyof typeof CHIP }) =>
      `There is no guide for ${CHIP[a.chip]}: on the macOS versions asked for, ${a.product} cannot run there. Take "${a.chip}" out of "guides.chips" if that is meant.`,
  },
  'plan.kext-cannot-load': {
    severity: 'warning',
    say: (a: { kext: string; chip: keyof typeof CHIP; slice: string; architectures: readonly string[] }) =>
      `${a.kext} cannot load on ${CHIP[a.chip]}: its executable has ${list(a.architectures)} but no ${a.slice}. It is left out of the guides for ${CHIP[a.chip]}.`,
  },
} as const;

function list(architectures: readonly string[]): string {
  return architectures.length > 0 ? architectures.join(', ') : 'no slice that is known';
}
