import type { PaneDocument } from '../../compose/document.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { heightOf, LINE, MARGIN, paneHeight } from './height.ts';

/** What the Installer's window shows of a pane, in px (domain research 5.2; nobody has measured it on every macOS). */
export const ROOM = { width: 418, height: 330 } as const;

/**
 * Tells where the vendor's own words make the welcome so long that it has to be scrolled: old macOS may not scroll it
 * at all. It is an estimate without a browser, by the letter widths of Inter and the style of our pane.css; a line or
 * two more or less are possible, and a style sheet of the vendor's own is not looked at.
 */
export function tellRoom(panes: readonly PaneDocument[], file: string): Diagnostic[] {
  const welcome = panes.find(({ name }) => name === 'welcome');
  if (!welcome) return [];
  const { children } = welcome.body;
  const explain = children.filter(
    (node) =>
      node.type === 'element' &&
      Array.isArray(node.properties.className) &&
      node.properties.className.includes('explain'),
  );
  if (paneHeight(children, ROOM.width) <= ROOM.height) return [];
  const width = ROOM.width - 2 * MARGIN;
  const height = heightOf(children, width);
  const room = Math.floor((ROOM.height - MARGIN) / LINE);
  return [
    diagnostic(
      'pane.too-long',
      {
        locale: welcome.locale,
        lines: lines(height),
        room,
        explain: lines(heightOf(explain, width)),
        over: lines(height) - room,
      },
      { file },
    ),
  ];
}

function lines(height: number): number {
  return Math.ceil(height / LINE);
}
