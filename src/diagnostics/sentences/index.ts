import { browser } from './browser.ts';
import { bundle } from './bundle.ts';
import { check } from './check.ts';
import { content } from './content.ts';
import { diff } from './diff.ts';
import { init } from './init.ts';
import { installer } from './installer.ts';
import { package_ } from './package.ts';
import { pane } from './pane.ts';
import { plan } from './plan.ts';
import { preview } from './preview.ts';
import { profile } from './profile.ts';
import { write } from './write.ts';

/**
 * Every sentence that the tool can say about its input and its machine, by code.
 * A sentence says what is wrong, what was found, and what to do; the place stands beside it, never in it.
 * `machine: true` marks what is the machine's fault: exit code 3 instead of 1.
 */
export const SENTENCES = {
  ...browser,
  ...bundle,
  ...check,
  ...content,
  ...diff,
  ...init,
  ...installer,
  ...package_,
  ...pane,
  ...plan,
  ...preview,
  ...profile,
  ...write,
};

export type Code = keyof typeof SENTENCES;

export type Args<C extends Code> = Parameters<(typeof SENTENCES)[C]['say']>[0];
