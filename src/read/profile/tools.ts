import type { Result } from '../../diagnostics/diagnostic.ts';
import type { KextFacts } from '../bundle/kext.ts';
import type { PackageFacts } from '../package/read-package.ts';

/** What reads the things that a profile points to; given from outside, so that a profile can be read without them. */
export interface Tools {
  readKext(folder: string): Promise<Result<KextFacts>>;
  readPackage(file: string): Promise<Result<PackageFacts>>;
}
