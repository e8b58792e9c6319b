import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type Ask, asking } from '../../src/cli/ask.ts';
import { askForWords } from '../../src/cli/init-questions.ts';
import { Interruption } from '../../src/cli/interruption.ts';

/** Somebody at a terminal who types one line after the other, each when it is asked for. */
function typing(...lines: string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let shown = '';
  output.on('data', (bytes: Buffer) => {
    shown += bytes;
    if (!/[:\]] $/.test(String(bytes))) return;
    const line = lines.shift();
    if (line === undefined) input.end();
    else input.write(`${line}\n`);
  });
  return { ask: <T>(use: (ask: Ask) => Promise<T>) => asking({ input, output }, use), shown: () => shown };
}

describe('asking', () => {
  it('gives what was typed, and for an empty line the preset, or nothing', async () => {
    const { ask, shown } = typing('  Acme Disk ', '', '');
    const said = await ask(async (question) => [
      await question({ asks: 'Name:' }),
      await question({ asks: 'Vendor:', preset: 'Acme' }),
      await question({ asks: 'What:' }),
    ]);
    expect(said).toEqual(['Acme Disk', 'Acme', undefined]);
    expect(shown()).toContain('Vendor: [Acme] ');
  });

  it('says what is wrong with an answer, and asks again', async () => {
    const { ask, shown } = typing('x', 'yes');
    const wrong = (answer: string) => (answer === 'x' ? 'Not x.' : undefined);
    expect(await ask((question) => question({ asks: 'Name:', wrong }))).toBe('yes');
    expect(shown()).toContain('Not x.\nName: ');
  });

  it('ends where the input ends, however many questions are left', async () => {
    const { ask } = typing('one');
    await expect(
      ask(async (question) => [await question({ asks: 'A:' }), await question({ asks: 'B:' })]),
    ).rejects.toThrow(Interruption);
  });

  it('shows nothing of a preset that could steer a terminal', async () => {
    const { ask, shown } = typing('');
    await ask((question) => question({ asks: 'Name:', preset: 'a\u001b[2Jb' }));
    expect(shown()).toContain('[a\\u{1b}[2Jb]');
    expect(shown()).not.toContain('\u001b[2J');
  });
});

describe('askForWords', () => {
  it('asks for four things, and again where a page could not show an answer', async () => {
    const { ask, shown } = typing('n'.repeat(101), 'Disk', 'Acme', 'Reads disks.', '');
    expect(await ask((question) => askForWords(question, undefined))).toEqual({
      name: 'Disk',
      vendor: 'Acme',
      what: 'Reads disks.',
    });
    expect(shown()).toContain('That is too long');
  });
});
