import { sentence } from '../diagnostics/diagnostic.ts';
import { note } from './comments.ts';
import type { InitFacts } from './facts.ts';
import { type Line, mapOf, wordsOf } from './nodes.ts';

/**
 * `guides`: what the release needs beside the one before it; nothing where nobody said which that is. How to remove a kext
 * that is gone stands in the comment alone: a guide made from this profile would tell how to remove those that stay.
 */
export function guidesLines({ previous }: InitFacts): Line[] {
  if (!previous) return [];
  const above = note(...previous.guides.map(({ action, because }) => `${action}: ${sentence(because)}`));
  const made = previous.guides.map(({ action }) => action).filter((action) => action !== 'uninstall');
  const actions: Line = {
    key: 'actions',
    value: wordsOf(made.length > 0 ? made : ['install', 'update']),
    above,
  };
  return [{ key: 'guides', value: mapOf([actions]), apart: true }];
}
