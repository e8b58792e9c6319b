import { isAbsolute, join } from 'node:path';

/** A path of a profile, which starts at the profile's own folder. */
export function fromFolder(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}
