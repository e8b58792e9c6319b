import { nameOf, partsOf } from './shown-files.ts';
import type { XarMember } from './xar-toc.ts';

/** Something in an installer's Resources: a file, or a folder that is one to people (Welcome.rtfd). */
export interface Resource {
  /** In the archive: Resources/en.lproj/Welcome.rtf */
  path: string;
  /** The language of the folder that it lies in, as it is written there (English, pt_BR); null: in no such folder. */
  lproj: string | null;
  /** Welcome.rtf */
  name: string;
  kind: XarMember['kind'];
}

/** What lies in Resources and in its folders of languages; what is deeper belongs to one of these. */
export function resourcesOf(members: readonly XarMember[]): Resource[] {
  return members.flatMap(({ path, kind }) => {
    if (!path.startsWith(FOLDER)) return [];
    const { folder, name, rest } = partsOf(path.slice(FOLDER.length));
    const isLanguage = folder === undefined && kind === 'folder' && /.\.lproj$/i.test(name);
    if (rest !== '' || isLanguage) return [];
    return [{ path, lproj: folder === undefined ? null : nameOf(folder), name, kind }];
  });
}

const FOLDER = 'Resources/';
