import { Refusal, type Result } from '../../diagnostics/diagnostic.ts';
import { usePackage } from './package-file.ts';
import { type PackageFacts, readFacts } from './read-facts.ts';

export type { BroughtKext, InstalledKext, PackageFacts } from './read-facts.ts';

/**
 * Reads a flat package, a component or a product archive, without unpacking it and in bounded memory. No value where it
 * is no package or is damaged; where a part of it cannot be read, that is told, and the rest is given. No exception
 * leaves it, whatever the bytes are.
 */
export async function readPackage(path: string): Promise<Result<PackageFacts>> {
  try {
    return await usePackage(path, (source) => readFacts(source, path));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { diagnostics: error.diagnostics };
  }
}
