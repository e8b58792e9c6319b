/** What can be said about what was asked for and what cannot be. */
export const plan = {
  'plan.nothing': {
    severity: 'error',
    say: (a: { product: string }) =>
      `No guide is left for ${a.product}: nothing that "guides" asks for can exist. Widen "guides.chips", "guides.macos" or "guides.actions".`,
  },
} as const;
