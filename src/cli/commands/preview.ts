import { type Command, InvalidArgumentError } from 'commander';
import { given } from '../arguments.ts';
import { print, tell } from '../terminal.ts';

interface Options {
  port?: number;
  browser?: string;
  sandbox?: boolean;
}

export function previewCommand(program: Command): void {
  program
    .command('preview')
    .description(
      'show the installer’s pages, the guides and the PDFs in your browser, and follow what you save',
    )
    .argument(
      '<profile>',
      'a profile (.yaml, .json), a .kext folder or a .pkg; it may be wrong or not there yet',
    )
    .option('--port <n>', 'where to listen; without it, the first free one from 4747 on', port)
    .option('--browser <path>', 'the browser that prints the PDFs', given('a path or an address'))
    .option('--sandbox', 'insist on the browser’s sandbox')
    .action(async (profile: string, options: Options) => {
      const ended = untilEnded();
      const { startPreview } = await import('../../preview/preview.ts');
      const preview = await startPreview(profile, options);
      print(preview.address);
      tell('Open this address in your browser. It shows what you save, as you save it. Ctrl-C ends it.');
      await ended;
      await preview.close();
      process.exit();
    });
}

/**
 * Ctrl-C is how a preview ends, so that it is no failure; pressed again, it ends at once. Whatever is being read or
 * printed does not hold it up for long: a browser ends with this process.
 */
function untilEnded(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      let isPressed = false;
      process.on(signal, () => {
        if (isPressed) process.exit(130);
        isPressed = true;
        setTimeout(() => process.exit(), 1900).unref();
        resolve();
      });
    }
  });
}

function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
    throw new InvalidArgumentError('Give a number from 0 to 65535; 0 is any free port.');
  }
  return Number(text);
}
