import type { PaneName } from '../../compose/document.ts';

/** How the pages of the Installer can be written. */
export const PANE_FORMATS = ['html', 'rtf'] as const;
export type PaneFormat = (typeof PANE_FORMATS)[number];

/** The pages of the Installer that are ours, in the order in which it shows them. */
export const PANES: readonly PaneName[] = ['welcome', 'readme', 'conclusion'];

/** In Resources, in the folder of each language. */
export function paneFile(name: PaneName, format: PaneFormat): string {
  return `${name}.${format}`;
}

/** The type decides how the Installer shows a file, not its name (domain research 5.1). */
export const PANE_TYPES: Readonly<Record<PaneFormat, string>> = { html: 'text/html', rtf: 'text/rtf' };
