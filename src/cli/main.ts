import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { exitCode, Refusal } from '../diagnostics/diagnostic.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { diffCommand } from './commands/diff.ts';
import { doctorCommand } from './commands/doctor.ts';
import { initCommand } from './commands/init.ts';
import { inspectCommand } from './commands/inspect.ts';
import { planCommand } from './commands/plan.ts';
import { previewCommand } from './commands/preview.ts';
import { schemaCommand } from './commands/schema.ts';
import { Interruption } from './interruption.ts';
import { tell, tellFindings } from './terminal.ts';

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

/** Wrong usage. 0 is success, 1 wrong input, 3 a machine that lacks something. */
const USAGE = 2;

/** Runs a command line; sets the exit code and never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader that closes the pipe (`| head`) has had enough: that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  try {
    await programOf().parseAsync([...argv]);
  } catch (error) {
    process.exitCode = failed(error);
  }
}

function programOf(): Command {
  const program = new Command('kextguide')
    .description('One profile in, every guide out: instructions for a macOS kernel extension')
    .version(version)
    .exitOverride()
    .showHelpAfterError('Run "kextguide help" for all commands.');
  for (const add of [
    initCommand,
    buildCommand,
    planCommand,
    previewCommand,
    checkCommand,
    inspectCommand,
    diffCommand,
    schemaCommand,
    doctorCommand,
  ])
    add(program);
  for (const command of program.commands) command.exitOverride();
  return program;
}

function failed(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  if (error instanceof Refusal) {
    tellFindings(error.diagnostics);
    return exitCode(error.diagnostics);
  }
  if (error instanceof Interruption) return 130;
  tell(`kextguide failed in a way that nobody foresaw: ${(error as Error)?.message ?? error}`);
  tell('Nothing that was there before is lost. Please report this, with the command that you ran.');
  if (process.env.KEXTGUIDE_DEBUG) tell(String((error as Error)?.stack));
  return 1;
}
