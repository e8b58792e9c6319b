import type { Kind } from './artifact.ts';

/** What can be built. */
export const FORMATS = ['html', 'pdf', 'panes', 'text', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** The kinds of files that each format makes. */
export const KINDS: Readonly<Record<Format, readonly Kind[]>> = {
  html: ['guide-html', 'overview', 'asset'],
  pdf: ['guide-pdf'],
  panes: ['pane', 'distribution'],
  text: ['guide-text'],
  json: ['guide-json'],
};

/** The files of a guide, beside its page, with the string that names each in the overview. */
export const OTHER_FORMS = [
  { format: 'pdf', ending: '.pdf', label: 'ui.pdf' },
  { format: 'text', ending: '.txt', label: 'ui.text' },
] as const satisfies readonly { format: Format; ending: string; label: string }[];
