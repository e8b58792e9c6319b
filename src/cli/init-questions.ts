import { printDiagnostics } from '../diagnostics/print.ts';
import type { Answers } from '../init/facts.ts';
import { fits } from '../init/fits.ts';
import { type Named, readNamed } from '../init/gather.ts';
import { productNameOf, vendorOf } from '../read/release/product.ts';
import type { Release } from '../read/release/release.ts';
import type { Ask } from './ask.ts';

const LATER = '(empty: later)';

/** Asks for the package or the bundle that a profile is for. */
export async function askForRelease(ask: Ask, out: string): Promise<Named | undefined> {
  let named: Named | undefined;
  await ask({
    asks: `Path of the installer (.pkg) or the kext ${LATER}:`,
    async wrong(path) {
      const { value, diagnostics } = await readNamed(path, out);
      named = value;
      return value ? undefined : printDiagnostics(diagnostics, { color: false, cwd: process.cwd() });
    },
  });
  return named;
}

/** Asks for what no file tells, and whether what it tells is right. */
export async function askForWords(ask: Ask, release: Release | undefined): Promise<Answers> {
  const answers: Answers = {};
  const take = (key: keyof Answers, answer: string | undefined) => {
    if (answer !== undefined) answers[key] = answer;
  };
  const name = release && productNameOf(release);
  const vendor = release && vendorOf(release);
  take(
    'name',
    await ask({ asks: 'Name of the product:', preset: usable('name', name), wrong: unfit('name') }),
  );
  take(
    'vendor',
    await ask({ asks: 'Who makes it:', preset: usable('vendor', vendor), wrong: unfit('vendor') }),
  );
  take(
    'what',
    await ask({ asks: `What does it do for the person at the Mac? ${LATER}:`, wrong: unfit('prose') }),
  );
  take('why', await ask({ asks: `Why does that need a kext? ${LATER}:`, wrong: unfit('prose') }));
  return answers;
}

function usable(kind: 'name' | 'vendor', found: string | undefined): string | undefined {
  return found !== undefined && fits[kind](found) ? found : undefined;
}

function unfit(kind: keyof typeof fits): (answer: string) => string | undefined {
  return (answer) =>
    fits[kind](answer) ? undefined : 'That is too long, or holds characters that no page can show.';
}
