import { createReadStream, createWriteStream } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import { privateFolder } from './private-folder.ts';

/**
 * Unpacks the browser of `@sparticuz/chromium` to `path`, whose folder is ours alone; beside it, in `lib/`, the NSS
 * libraries that it needs. The package's own `executablePath()` is not used: it takes whatever is called "chromium" in
 * the temporary folder, of any version and from anybody. Nor is its fonts.tar.br: text never depends on such fonts.
 */
export async function unpackChromium(archives: string, path: string): Promise<void> {
  const folder = dirname(path);
  try {
    await privateFolder(folder, async (draft) => {
      await Promise.all([
        unpackFile(join(archives, 'chromium.br'), join(draft, basename(path))),
        unpackTar(join(archives, 'al2023.tar.br'), draft),
      ]);
    });
  } catch (error) {
    const reason = (error as Error).message;
    throw new Refusal(diagnostic('browser.unpack', { folder, reason }));
  }
}

async function unpackFile(archive: string, file: string): Promise<void> {
  await pipeline(createReadStream(archive), inflate(), createWriteStream(file, { mode: 0o755 }));
}

async function unpackTar(archive: string, folder: string): Promise<void> {
  const { extract } = await import('tar-fs');
  await pipeline(createReadStream(archive), inflate(), extract(folder));
}

/** Large chunks: 209 MB pass through, and the default of 16 KB takes half as long again. */
function inflate() {
  return createBrotliDecompress({ chunkSize: 2 ** 20 });
}
