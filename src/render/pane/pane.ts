import type { PaneDocument } from '../../compose/document.ts';
import type { Draw } from '../html/templates.ts';

/**
 * A page of the Installer. Without a declaration the Installer reads it as Latin-1; with one, entities are still the
 * safer way to write what is not ASCII (domain research 5.2).
 */
export function drawPane(pane: PaneDocument, draw: Draw): string {
  return draw('pane', pane).replace(
    /\P{ASCII}/gu,
    (character) => `&#x${character.codePointAt(0)!.toString(16)};`,
  );
}

/** Whether a page was drawn by us, in an earlier build: the template says so of itself. */
export function isOurPane(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4096)).includes('<meta name="generator" content="kextguide">');
}
