import type { Distribution } from '../read/package/distribution.ts';
import type { Subject } from './subject.ts';

/** The Distribution that the Installer will read: the one that a profile names, else the package's own. */
export function distributionOf(subject: Subject): Distribution | null {
  return subject.distribution ?? subject.package?.distribution ?? null;
}
