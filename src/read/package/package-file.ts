import { stat } from 'node:fs/promises';
import { harmless } from '../../diagnostics/harmless.ts';
import { realPath, useFile } from '../bundle/bundle-file.ts';
import type { ByteSource } from '../bundle/macho.ts';
import { refusal } from './refusal.ts';

/** Opens a package for as long as `use` takes. Only what is asked for is read: it may have gigabytes. */
export async function usePackage<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const real = await realPath(path);
  if (real === undefined) throw refusal('package.none', { path: harmless(path) }, path);
  if ((await stat(real)).isDirectory()) throw refusal('package.folder', { path: harmless(path) }, path);
  return (await useFile(real, path, async (source) => ({ value: await use(source) })))!.value;
}
