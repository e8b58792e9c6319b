import type { IncomingMessage } from 'node:http';

/** What keeps a request from being answered. */
export interface Refused {
  status: number;
  words: string;
}

/**
 * Only who sits at this machine is answered. A page of the web can make a name of its own lead to 127.0.0.1 (DNS
 * rebinding), and then read what is here; but its requests name that host.
 */
export function refusalOf(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  port: number,
): Refused | undefined {
  if (!hosts(port).includes(headers.host ?? '')) {
    return { status: 403, words: 'This preview answers only at its own address.' };
  }
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, words: 'A preview can only be read.' };
  return undefined;
}

function hosts(port: number): string[] {
  return ['127.0.0.1', 'localhost'].flatMap((host) => [`${host}:${port}`, ...(port === 80 ? [host] : [])]);
}

/** Of every answer: nobody keeps it, nobody guesses what it is, no other site takes it in. */
export const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

/** Of the preview's own page: its own script, its own style, frames of its own, and nothing else. */
export const SHELL_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Of the pages that it shows, wherever they are opened: no script, no network. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ');

/** Of a PDF: with more than this, browsers do not open their viewer for it. */
export const PDF_POLICY = "frame-ancestors 'self'";
