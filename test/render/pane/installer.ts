import type { Scheme } from './window.ts';

/** What the Installer may draw behind a pane: nobody has measured it, so the ends of what macOS has for windows and texts. */
export const GROUNDS: Readonly<Record<Scheme, readonly string[]>> = {
  light: ['rgb(255, 255, 255)', 'rgb(236, 236, 236)'],
  dark: ['rgb(30, 30, 30)', 'rgb(50, 50, 50)'],
};

/** Colors of a text in macOS, the same. */
const TEXT: Readonly<Record<Scheme, string>> = {
  light: 'rgba(0, 0, 0, 0.85)',
  dark: 'rgba(255, 255, 255, 0.85)',
};

/** How the text may be turned light: it is reported that it is, not by which rule. */
const WAYS = {
  'by the body': (scheme: Scheme) => `body { color: ${TEXT[scheme]} }`,
  'by every element': (scheme: Scheme) => `body, body * { color: ${TEXT[scheme]} }`,
  'by the color scheme': (scheme: Scheme) => `:root { color-scheme: ${scheme} }`,
} as const;

export type Way = keyof typeof WAYS;

/**
 * A page with the style sheet that the Installer is reported to put into it (domain research 5.2): no background of its
 * own however it is asked for, no color that comes from a variable, and the text in a color of macOS.
 */
export function inInstaller(html: string, scheme: Scheme, way: Way): string {
  const sheet = `<style>html, body { background: transparent !important } ${WAYS[way](scheme)}</style>`;
  const constant = html.replaceAll(/[\w-]+\s*:[^;{}]*\bvar\([^;{}]*(;|(?=\}))/g, '');
  // First for what a page can overrule, last for what it cannot.
  return constant.replace('<style>', `${sheet}<style>`).replace('</head>', `${sheet}</head>`);
}
