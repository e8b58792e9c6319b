import { type Command, InvalidArgumentError } from 'commander';
import { type Diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import type { InitFacts } from '../../init/facts.ts';
import type { Gap } from '../../init/gaps.ts';
import type { Named } from '../../init/gather.ts';
import { print, settle, tellFindings } from '../terminal.ts';

interface Options {
  out: string;
  previous?: string;
  force?: boolean;
  yes?: boolean;
}

export function initCommand(program: Command): void {
  program
    .command('init')
    .description('write a profile with all that a kext or an installer tells, and the gaps marked')
    .argument('[kext|pkg]', 'a .kext folder or a .pkg')
    .option('--out <file>', 'the profile to write', yamlFile, 'kextguide.yaml')
    .option('--previous <kext|pkg>', 'the release before: what the update needs is taken from the difference')
    .option('--force', 'write over a profile that is there')
    .option('--yes', 'ask nothing, even at a terminal')
    .action(run);
}

async function run(path: string | undefined, options: Options, command: Command): Promise<void> {
  if (options.previous !== undefined && path === undefined) {
    command.error('error: --previous compares two releases: name the new one, too.');
  }
  const { out, force = false } = options;
  const { aboutFile, readPrevious, tellPlace } = await import('../../init/gather.ts');
  const inTheWay = await tellPlace(out, force);
  if (inTheWay.length > 0) throw new Refusal(...inTheWay);
  const diagnostics: Diagnostic[] = [];
  const { named, answers } = await gather(path, options, diagnostics);
  const previous =
    named && options.previous !== undefined ? await readPrevious(options.previous, named.release) : undefined;
  diagnostics.push(...(previous?.diagnostics ?? []));
  if (previous && !previous.value) throw new Refusal(...diagnostics);
  const { profileText } = await import('../../init/profile-text.ts');
  const { writeNewFile } = await import('../../write/new-file.ts');
  const { text, gaps } = profileText({
    ...(await aboutFile(out)),
    ...named,
    ...(previous?.value ? { previous: previous.value } : {}),
    answers,
  });
  writeNewFile(out, text, force);
  tellFindings(diagnostics);
  print(summary(out, gaps));
  settle(diagnostics);
}

type Gathered = { named: Named | undefined; answers: InitFacts['answers'] };

/** Reads what was named; at a terminal, asks for what was not. */
async function gather(
  path: string | undefined,
  options: Options,
  diagnostics: Diagnostic[],
): Promise<Gathered> {
  const { readNamed } = await import('../../init/gather.ts');
  const read = path === undefined ? undefined : await readNamed(path, options.out);
  diagnostics.push(...(read?.diagnostics ?? []));
  if (read && !read.value) throw new Refusal(...diagnostics);
  if (options.yes || !process.stdin.isTTY || !process.stdout.isTTY)
    return { named: read?.value, answers: {} };
  const { asking } = await import('../ask.ts');
  const { askForRelease, askForWords } = await import('../init-questions.ts');
  return asking({ input: process.stdin, output: process.stdout }, async (ask) => {
    const named = read?.value ?? (await askForRelease(ask, options.out));
    return { named, answers: await askForWords(ask, named?.release) };
  });
}

function summary(out: string, gaps: readonly Gap[]): string {
  const [needed, better] = [true, false].map((is) =>
    gaps.filter((gap) => gap.needed === is).map(({ key }) => key),
  );
  return [
    `${out} is written. What is left to you is marked TODO in it.`,
    ...(needed!.length > 0 ? [`Needed: ${needed!.join(', ')}.`] : []),
    ...(better!.length > 0 ? [`Better with: ${better!.join(', ')}.`] : []),
    `Then run: kextguide build ${/\s/.test(out) ? `"${out}"` : out}`,
  ].join('\n');
}

function yamlFile(path: string): string {
  if (/.\.ya?ml$/i.test(path)) return path;
  throw new InvalidArgumentError('Name a file that ends with ".yaml": its comments need YAML.');
}
