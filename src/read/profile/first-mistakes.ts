import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { LIMITS } from './limits.ts';

/** Tells the first mistakes of a file in full, and of the others how many they are: nobody reads a thousand. */
export function firstMistakes<T>(
  file: string,
  mistakes: readonly T[],
  tell: (mistake: T) => Diagnostic,
): Diagnostic[] {
  const told = mistakes.slice(0, LIMITS.mistakes).map(tell);
  const more = mistakes.length - told.length;
  return more === 0 ? told : [...told, diagnostic('profile.more', { count: more }, { file })];
}
