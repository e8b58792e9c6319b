import { diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import type { Args } from '../../diagnostics/sentences/index.ts';
import type { installer } from '../../diagnostics/sentences/installer.ts';

/** What is wrong with a part of an installer, as a refusal to go on with it. */
export function refusal<C extends keyof typeof installer>(code: C, args: Args<C>, file: string): Refusal {
  return new Refusal(diagnostic(code, args, { file }));
}
