import type { PrinterOptions } from '../print.ts';
import { answerTo } from './answer.ts';
import { Events } from './events.ts';
import { PdfDesk } from './pdf-desk.ts';
import { listen } from './server.ts';
import { Workshop } from './workshop.ts';

export interface PreviewOptions extends Pick<PrinterOptions, 'browser' | 'sandbox'> {
  /** 0 is any free one; without a number, the first free one from 4747 on. */
  port?: number | undefined;
}

export interface Preview {
  /** Where to look at it: `http://127.0.0.1:4747/` */
  address: string;
  /** Ends it, and waits for what is being printed. */
  close(): Promise<void>;
}

/**
 * Shows the pages of a profile to whoever sits at this machine, and shows them anew when anything of them changes. A
 * profile that is wrong, or not there yet, is no obstacle: the page says so. Throws a Refusal where no port is free.
 */
export async function startPreview(profile: string, options: PreviewOptions = {}): Promise<Preview> {
  const events = new Events();
  const desk = new PdfDesk({ browser: options.browser, sandbox: options.sandbox, jobs: 1 });
  const workshop = new Workshop(profile, (state) => events.send(state));
  const { port, close } = await listen(
    {
      answer: (address, isHead) => answerTo(address, isHead, workshop, desk),
      connect: (response) => events.connect(response, workshop.state),
    },
    options.port,
  );
  await workshop.open();
  return {
    address: `http://127.0.0.1:${port}/`,
    async close() {
      await Promise.all([close(), workshop.close(), desk.idle()]);
    },
  };
}
