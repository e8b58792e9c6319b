import { sentence } from '../diagnostics/diagnostic.ts';
import { note } from './comments.ts';
import type { InitFacts } from './facts.ts';
import { type Line, mapOf, wordsOf } from './nodes.ts';

/** `guides`: what the release needs beside the one before it; nothing where nobody said which that is. */
export function guidesLines({ previous }: InitFacts): Line[] {
  if (!previous) return [];
  const above = note(...previous.guides.map(({ action, because }) => `${action}: ${sentence(because)}`));
  const actions: Line = {
    key: 'actions',
    value: wordsOf(previous.guides.map(({ action }) => action)),
    above,
  };
  return [{ key: 'guides', value: mapOf([actions]), apart: true }];
}
