import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Sighting } from './found.ts';

/** Whether `--browser` names a browser that runs elsewhere. */
export function isAddress(named: string): boolean {
  return /^(https?|wss?):\/\//.test(named);
}

/**
 * A browser that runs already, by its debugging address (http://host:9222 or the ws:// one). It must be asked for
 * its version, which every Chromium tells at /json/version
 * (https://chromedevtools.github.io/devtools-protocol/#get-jsonversion).
 */
export async function remoteBrowser(address: string): Promise<Sighting> {
  try {
    const url = new URL(address.replace(/^ws/, 'http'));
    url.pathname = '/json/version';
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    const { Browser: version } = (await answer.json()) as { Browser?: string };
    if (!version) throw new Error('it told no version');
    return {
      found: { kind: 'remote', path: address, identity: `remote ${version}`, env: {} },
      looked: [address],
    };
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    return { wrong: diagnostic('browser.unreachable', { address, reason }), looked: [address] };
  }
}

const PATIENCE = 10_000;
