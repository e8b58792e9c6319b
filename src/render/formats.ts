import type { Kind } from './artifact.ts';

/** What can be built. */
export const FORMATS = ['html', 'pdf', 'panes', 'text', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** What leads to other files. It is made last, of those that are there, whatever formats are asked for (signposts.ts). */
export const SIGNPOSTS: readonly Kind[] = ['index', 'overview'];

/** The kinds of files that each format makes, signposts aside. */
export const KINDS: Readonly<Record<Format, readonly Kind[]>> = {
  html: ['guide-html'],
  pdf: ['guide-pdf'],
  panes: ['pane', 'distribution', 'asset'],
  text: ['guide-text'],
  json: ['guide-json'],
};

/** The format that makes files of a kind. */
export function formatOf(kind: Kind): Format | undefined {
  return FORMATS.find((format) => KINDS[format].includes(kind));
}
