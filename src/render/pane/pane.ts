import type { PaneDocument } from '../../compose/document.ts';
import type { Draw } from '../html/templates.ts';
import type { PaneFormat } from './format.ts';
import { drawRtf, GENERATOR } from './rtf/rtf.ts';

/** A page of the Installer. */
export function drawPane(pane: PaneDocument, draw: Draw, format: PaneFormat = 'html'): string {
  return format === 'rtf' ? drawRtf(pane) : drawHtml(pane, draw);
}

/**
 * Without a declaration the Installer reads it as Latin-1; with one, entities are still the
 * safer way to write what is not ASCII (domain research 5.2).
 */
function drawHtml(pane: PaneDocument, draw: Draw): string {
  return draw('pane', pane).replace(
    /\P{ASCII}/gu,
    (character) => `&#x${character.codePointAt(0)!.toString(16)};`,
  );
}

/** Whether a page was drawn by us, in an earlier build: it says so of itself. */
export function isOurPane(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4096));
  return start.includes('<meta name="generator" content="kextguide">') || start.includes(GENERATOR);
}
