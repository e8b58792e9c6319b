import { ask, show, showing } from '../showing.ts';
import type { Scheme, Window } from './window.ts';

/** The browser that prints. */
export async function chromium(scheme: Scheme): Promise<Window> {
  const { page, close } = await showing();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  return {
    show: (html, width, height) => show(page, html, width, height),
    ask: (expression) => ask(page, expression),
    close,
  };
}
