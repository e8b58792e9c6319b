import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Content } from '../read/content/content.ts';
import type { Successor } from '../read/content/successors.ts';
import type { Distribution } from '../read/package/distribution.ts';
import type { PackageFacts } from '../read/package/read-package.ts';
import type { Profile } from '../read/profile/profile.ts';
import type { PackageScripts } from '../read/script/package-scripts.ts';

/** What is checked: a profile, an installer package, or a profile with its package. */
export interface Subject {
  /** As the user named it. */
  file: string;
  profile?: Profile;
  package?: PackageFacts;
  /** The Distribution that a profile names: the one that ships, in place of the package's. */
  distribution?: Distribution;
  /** The scripts of the package. */
  scripts: PackageScripts;
  /** What was found while reading. */
  reading: readonly Diagnostic[];
  content: Content;
  successors: readonly Successor[];
}
